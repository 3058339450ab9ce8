package io.posventa.notification.email;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.posventa.notification.template.MailContent.Comment;
import io.posventa.notification.template.MailContent.TicketType;
import io.posventa.notification.template.Occasion;
import io.posventa.notification.template.Occasion.ClaimedConsent;
import io.posventa.notification.template.Party;
import io.posventa.notification.ticket.KnownTicket;
import io.posventa.notification.ticket.MessageFacts;
import io.posventa.notification.ticket.TicketFacts;
import io.posventa.notification.ticket.Tickets;
import io.posventa.platform.log.EventHandler;
import io.posventa.platform.log.IncomingEvent;
import io.posventa.platform.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Says which event of a ticket or of its money makes which mail; both parties get each. */
@ApplicationScoped
class TicketMails implements EventHandler {
  private static final List<Party> BOTH = List.of(Party.CUSTOMER, Party.VENDOR);

  private final CaseFiles files;
  private final Tickets tickets;
  private final EmailWriter writer;
  private final EmailConfig config;

  TicketMails(CaseFiles files, Tickets tickets, EmailWriter writer, EmailConfig config) {
    this.files = files;
    this.tickets = tickets;
    this.writer = writer;
    this.config = config;
  }

  record Converted(TicketType fromType, TicketType toType, By by, Optional<Consent> consent) {}

  record Closed(Occasion.CloseReason closeReason, By by, Optional<Consent> consent) {}

  record Warned(Step deadline, @JsonProperty("notify") Optional<List<String>> told) {}

  record Refunded(Refund refund, Optional<Boolean> subscriptionEnded) {}

  record By(Party party) {}

  record Consent(String via, Optional<Boolean> claimed) {
    /** Only what the vendor alone tells of is brought before the customer. */
    Optional<ClaimedConsent> unproven() {
      return switch (via) {
        case "email" -> Optional.of(ClaimedConsent.EMAIL);
        case "phone" -> Optional.of(ClaimedConsent.PHONE);
        default -> Optional.empty();
      };
    }
  }

  record Step(int number) {}

  record Escalation(By by, String reason, Optional<Decision> decision) {}

  record Decision(Occasion.Outcome outcome, String note) {}

  record Refund(
      String id,
      Optional<String> ticket,
      String order,
      Optional<String> invoice,
      Money amount,
      String vendor) {}

  @Override
  public Set<String> types() {
    return Set.of("ticket.*", "message.*", "refund.succeeded");
  }

  @Override
  public void prepare(IncomingEvent event) {
    if (event.type().equals("refund.succeeded")) {
      var refund = event.read("refund", Refund.class);
      refund.ticket().ifPresent(tickets::require);
      files.fetch(Optional.of(refund.vendor()), Optional.of(refund.order()));
    } else {
      var ticket = event.read("ticket", TicketFacts.class);
      files.fetch(Optional.of(ticket.vendor()), ticket.order());
    }
  }

  @Override
  public void apply(IncomingEvent event) {
    if (event.type().equals("refund.succeeded")) {
      refunded(event, event.read(Refunded.class));
      return;
    }
    var typeBefore =
        event.type().equals("ticket.converted")
            ? Optional.of(event.read(Converted.class).fromType())
            : Optional.<TicketType>empty();
    var ticket = tickets.learn(event.data().path("ticket"), typeBefore);
    switch (event.type()) {
      case "ticket.opened" -> write(event, ticket, new Occasion.Opened(), BOTH);
      case "ticket.converted" -> converted(event, ticket, event.read(Converted.class));
      case "ticket.closed" -> closed(event, ticket, event.read(Closed.class));
      case "ticket.escalated" ->
          escalated(event, ticket, event.read("escalation", Escalation.class));
      case "ticket.escalation_decided" ->
          decided(event, ticket, event.read("escalation", Escalation.class));
      case "ticket.warned" -> warned(event, ticket, event.read(Warned.class));
      case "message.from_customer", "message.from_vendor", "message.from_operator" ->
          replied(event, ticket, event.read("message", MessageFacts.class));
      default -> {}
    }
  }

  /** An answering machine's answer is in the history and makes no mail: two would never end. */
  private void replied(IncomingEvent event, KnownTicket ticket, MessageFacts message) {
    if (!message.automatic().orElse(false)) {
      write(
          event,
          ticket,
          new Occasion.Replied(message.from().actor()),
          BOTH.stream().filter(message::isFor).toList());
    }
  }

  private void converted(IncomingEvent event, KnownTicket ticket, Converted converted) {
    var author = files.ofTicket(ticket).actor(converted.by().party());
    write(
        event,
        ticket,
        new Occasion.Modified(
            converted.fromType(),
            converted.toType(),
            author,
            converted.consent().flatMap(Consent::unproven)),
        BOTH);
  }

  private void closed(IncomingEvent event, KnownTicket ticket, Closed closed) {
    var author = files.ofTicket(ticket).actor(closed.by().party());
    write(
        event,
        ticket,
        new Occasion.Closed(
            closed.closeReason(), author, closed.consent().flatMap(Consent::unproven)),
        BOTH);
  }

  private void escalated(IncomingEvent event, KnownTicket ticket, Escalation escalation) {
    var author = files.ofTicket(ticket).actor(escalation.by().party());
    write(event, ticket, new Occasion.Escalated(author, escalation.reason()), BOTH);
  }

  private void decided(IncomingEvent event, KnownTicket ticket, Escalation escalation) {
    escalation
        .decision()
        .ifPresent(
            made -> write(event, ticket, new Occasion.Decided(made.outcome(), made.note()), BOTH));
  }

  private void warned(IncomingEvent event, KnownTicket ticket, Warned warned) {
    var silent =
        ticket.facts().awaiting().filter("customer"::equals).isPresent()
            ? Party.CUSTOMER
            : Party.VENDOR;
    var readers =
        BOTH.stream()
            .filter(
                party ->
                    warned
                        .told()
                        .map(named -> named.contains(party.name().toLowerCase(Locale.ROOT)))
                        .orElse(true))
            .toList();
    write(event, ticket, new Occasion.Warned(silent, warned.deadline().number()), readers);
  }

  private void refunded(IncomingEvent event, Refunded refunded) {
    var refund = refunded.refund();
    var ticket = refund.ticket().flatMap(tickets::find);
    var file = files.ofRefund(refund.vendor(), refund.order(), ticket);
    var occasion =
        new Occasion.Refunded(
            refund.amount(),
            refund.invoice().flatMap(id -> file.order().flatMap(o -> o.invoiceNumber(id))),
            refunded.subscriptionEnded().orElse(false));
    var about =
        EmailWriter.About.of(
            event,
            refund.ticket().orElse(refund.id()),
            ticket.map(known -> known.facts().version()),
            Optional.of(refund.vendor()));
    BOTH.forEach(
        party ->
            writer.write(about, file, file.content(occasion, party, config.pages(), List.of())));
  }

  private void write(
      IncomingEvent event, KnownTicket ticket, Occasion occasion, List<Party> readers) {
    var file = files.ofTicket(ticket);
    var facts = ticket.facts();
    var about =
        EmailWriter.About.of(
            event, facts.id(), Optional.of(facts.version()), Optional.of(facts.vendor()));
    readers.forEach(
        party ->
            writer.write(
                about,
                file,
                file.content(occasion, party, config.pages(), comments(event, party))));
  }

  /** The message that the event brings, for the case that the thread cannot be had. */
  private static List<Comment> comments(IncomingEvent event, Party reader) {
    return event.data().has("message")
        ? Optional.of(event.read("message", MessageFacts.class))
            .filter(message -> message.isFor(reader))
            .map(MessageFacts::comment)
            .stream()
            .toList()
        : List.of();
  }
}
