package io.posventa.e2e.chaos;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.posventa.e2e.client.Views.Email;
import io.posventa.e2e.house.Books;
import io.posventa.e2e.house.Case;
import io.posventa.e2e.house.Mails;
import io.posventa.e2e.house.Party;
import io.posventa.e2e.house.Sale;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A customer asks for their money and gets it when the vendor's term is over. */
final class RefundStory {
  private final Case one;

  private RefundStory(Case one) {
    this.one = one;
  }

  static RefundStory begin(Market market) {
    var sandbox = market.sandbox();
    var sale =
        Sale.once(sandbox, market.vendor(), Instant.now().minus(Duration.ofDays(1)))
            .with("send_receipt", false)
            .push();
    Party customer = sandbox.customer();
    return new RefundStory(sandbox.open(customer, "refund", sale));
  }

  /** What is not as it is in the end, whatever has happened on the way. */
  Findings look() {
    var findings = new Findings();
    var ticket = one.ticket();
    findings.unless("processed".equals(ticket.closeReason()), "%s", ticket);
    var books = Books.refunds(one.sale().charge());
    findings.unless(books.size() == 1 && books.getFirst().amount() == Sale.PRICE, "paid %s", books);
    var refunded = one.sale().read().refunded();
    findings.unless(
        refunded != null && refunded.amount() == Sale.PRICE, "the order says %s", refunded);
    var refunds = one.refunds();
    findings.unless(
        refunds.size() == 1 && refunds.getFirst().status().equals("succeeded"), "%s", refunds);
    lookAtDeadlines(findings);
    lookAtMails(findings);
    lookAtHistory(findings, ticket.version());
    return findings;
  }

  private void lookAtDeadlines(Findings findings) {
    var deadlines = one.deadlines();
    findings.unless(
        deadlines.size() == 1
            && deadlines.getFirst().firedAt() != null
            && !deadlines.getFirst().firedAt().isBefore(deadlines.getFirst().dueAt()),
        "%s",
        deadlines);
  }

  private void lookAtMails(Findings findings) {
    var emails = one.emails();
    var each = emails.stream().collect(groupingBy(RefundStory::mail, counting()));
    findings.unless(
        each.equals(
            Map.of(
                "ticket_opened customer sent", 1L,
                "ticket_opened vendor sent", 1L,
                "refund_confirmation customer sent", 1L,
                "refund_confirmation vendor sent", 1L,
                "ticket_closed customer sent", 1L,
                "ticket_closed vendor sent", 1L)),
        "mails %s",
        each);
    var arrived = Mails.deliveries();
    for (var email : emails) {
      findings.unless(arrived.containsKey(email.messageId()), "%s has not arrived", email);
    }
  }

  private static String mail(Email email) {
    return email.template() + " " + email.party() + " " + email.status();
  }

  private void lookAtHistory(Findings findings, long version) {
    var versions = one.history().stream().map(entry -> entry.version()).sorted().toList();
    findings.unless(
        versions.stream().distinct().toList().equals(versions) && versions.contains(version),
        "history %s",
        versions);
    var executed =
        one.history().stream().filter(e -> e.type().equals("ticket.execution_started")).toList();
    findings.unless(executed.size() == 1, "executed %s", executed);
  }
}
