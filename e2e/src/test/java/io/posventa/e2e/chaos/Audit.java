package io.posventa.e2e.chaos;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.posventa.e2e.client.Client;
import io.posventa.e2e.client.Views.Deadline;
import io.posventa.e2e.client.Views.Email;
import io.posventa.e2e.client.Views.Event;
import io.posventa.e2e.client.Views.Order;
import io.posventa.e2e.client.Views.PaidRefund;
import io.posventa.e2e.client.Views.Refund;
import io.posventa.e2e.client.Views.Ticket;
import io.posventa.e2e.house.Books;
import io.posventa.e2e.house.Sale;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One look at a marketplace from outside: what its clients were told, against what there is. */
final class Audit {
  private static final Duration LATE = Duration.ofSeconds(5);
  private static final List<String> PARTIES = List.of("customer", "vendor");

  private final Market market;
  private final Findings findings;
  private final Map<String, Ticket> tickets;
  private final Map<String, Order> orders;
  private final Map<String, List<PaidRefund>> paid;
  private final List<Email> emails;

  Audit(Market market, Findings findings) {
    this.market = market;
    this.findings = findings;
    var operator = market.sandbox().operator();
    this.tickets = byId(operator.all("/v1/tickets", Ticket.class), Ticket::id);
    this.orders = byId(operator.all("/v1/orders", Order.class), Order::externalId);
    this.paid = Books.refunds().stream().collect(groupingBy(PaidRefund::charge));
    this.emails = operator.all("/v1/emails", Email.class);
  }

  private static <T> Map<String, T> byId(List<T> rows, Function<T, String> id) {
    return rows.stream().collect(toMap(id, row -> row));
  }

  void look(List<Event> feed) {
    findings.unless(!market.journal().entries().isEmpty(), "nobody did anything");
    var perOrder = tickets.values().stream().collect(groupingBy(Ticket::order, counting()));
    for (var entry : market.journal().entries()) {
      var order = Optional.ofNullable(orders.get(entry.sale.name()));
      order.ifPresent(
          one ->
              findings.unless(
                  perOrder.getOrDefault(one.id(), 0L) <= 1, "%s has two tickets", one.id()));
      var known = entry.ticket().map(one -> tickets.get(one.id()));
      entry.ticket().ifPresent(one -> findings.unless(known.isPresent(), "%s is lost", one.id()));
      if (known.isPresent() && order.isPresent()) {
        lookAt(entry, known.get(), order.get());
      }
    }
    lookAtRefunds();
    lookAtDeadlines(feed);
    lookAtFeed(feed);
    lookAtMails();
  }

  private void lookAt(Journal.Entry entry, Ticket ticket, Order order) {
    boolean processed = "processed".equals(ticket.closeReason());
    var books = paid.getOrDefault(entry.sale.charge(), List.of());
    var refunded = order.refunded();
    long orders = refunded == null ? 0 : refunded.amount();
    long money = books.stream().mapToLong(PaidRefund::amount).sum();
    findings.unless(
        money == orders, "%s: %d paid back, the order says %d", ticket.id(), money, orders);
    findings.unless(
        money == (processed ? Sale.PRICE : 0) && books.size() == (processed ? 1 : 0),
        "%s is %s (%s), and was paid %s",
        ticket.id(),
        ticket.status(),
        ticket.closeReason(),
        books);
    if (entry.isClosed()) {
      findings.unless(
          ticket.status().equals("closed") && !processed, "%s is closed no more", ticket.id());
    } else if (ticket.type().equals("refund")) {
      findings.unless(processed, "%s is %s, its term long over", ticket.id(), ticket.status());
    }
    lookAtWords(entry, ticket);
  }

  private void lookAtWords(Journal.Entry entry, Ticket ticket) {
    var said =
        entry.ticket().orElseThrow().messages().stream()
            .collect(groupingBy(message -> message.body(), counting()));
    for (String word : entry.words()) {
      findings.unless(
          said.getOrDefault(word, 0L) == 1,
          "%s: \"%s\" %s times",
          ticket.id(),
          word,
          said.get(word));
    }
    for (String word : entry.doubtful()) {
      findings.unless(said.getOrDefault(word, 0L) <= 1, "%s: \"%s\" twice", ticket.id(), word);
    }
  }

  private void lookAtRefunds() {
    var operator = market.sandbox().operator();
    tryAgain(operator);
    for (var refund : operator.all("/v1/refunds", Refund.class)) {
      findings.unless(
          List.of("succeeded", "saved", "failed").contains(refund.status()),
          "%s is still %s",
          refund.id(),
          refund.status());
    }
  }

  /** An operator tries again what waits for a person, as is asked for. */
  static void tryAgain(Client operator) {
    for (var refund : operator.all("/v1/refunds?status=needs_person", Refund.class)) {
      operator.postOnce("/v1/refunds/" + refund.id() + "/approve", Map.of());
    }
  }

  private void lookAtDeadlines(List<Event> feed) {
    var now = Instant.now();
    for (var deadline : market.sandbox().operator().all("/v1/deadlines", Deadline.class)) {
      if (deadline.status().equals("pending")) {
        findings.unless(deadline.dueAt().isAfter(now.minus(LATE)), "overdue: %s", deadline);
      } else if (deadline.firedAt() != null) {
        findings.unless(!deadline.firedAt().isBefore(deadline.dueAt()), "early: %s", deadline);
      }
    }
    feed.stream()
        .filter(event -> event.type().equals("ticket.warned"))
        .collect(groupingBy(event -> event.data().path("deadline").path("id").asText(), counting()))
        .forEach((id, times) -> findings.unless(times == 1, "%s warned %d times", id, times));
  }

  private void lookAtFeed(List<Event> feed) {
    var last = new HashMap<String, Long>();
    var ids = new HashMap<String, Integer>();
    for (var event : feed) {
      findings.unless(ids.merge(event.id(), 1, Integer::sum) == 1, "%s came twice", event.id());
      boolean ofTicket = tickets.containsKey(event.subject()) && event.version() > 0;
      if (ofTicket) {
        long before = last.getOrDefault(event.subject(), 0L);
        findings.unless(
            event.version() == before + 1,
            "%s: version %d came after %d",
            event.subject(),
            event.version(),
            before);
        last.put(event.subject(), event.version());
      }
      findings.unless(
          !event.subject().startsWith("ticket_") || tickets.containsKey(event.subject()),
          "%s is not of this marketplace",
          event.subject());
    }
    tickets.forEach(
        (id, ticket) ->
            findings.unless(
                last.getOrDefault(id, 0L) == ticket.version(),
                "%s: the feed ends at %s, the ticket at %d",
                id,
                last.get(id),
                ticket.version()));
  }

  private void lookAtMails() {
    var each =
        emails.stream()
            .filter(mail -> mail.ofCase() != null)
            .collect(
                groupingBy(
                    mail -> mail.ofCase() + " " + mail.template() + " " + mail.party(),
                    counting()));
    for (var mail : emails) {
      findings.unless(mail.status().equals("sent"), "%s", mail);
    }
    for (var entry : market.journal().entries()) {
      entry.ticket().map(one -> tickets.get(one.id())).ifPresent(one -> lookAtMails(each, one));
    }
  }

  private void lookAtMails(Map<String, Long> each, Ticket ticket) {
    boolean closed = ticket.status().equals("closed");
    boolean refunded = "processed".equals(ticket.closeReason());
    for (String party : PARTIES) {
      Map.of("ticket_opened", true, "ticket_closed", closed, "refund_confirmation", refunded)
          .forEach(
              (template, due) -> {
                String mail = ticket.id() + " " + template + " " + party;
                findings.unless(
                    each.getOrDefault(mail, 0L) == (due ? 1 : 0), "%s: %s", mail, each.get(mail));
              });
    }
  }

  /** Every mail that counts as sent has arrived. */
  void lookAtArrivals(Map<String, Integer> arrived) {
    for (var mail : emails) {
      findings.unless(arrived.containsKey(mail.messageId()), "%s has not arrived", mail);
    }
  }
}
