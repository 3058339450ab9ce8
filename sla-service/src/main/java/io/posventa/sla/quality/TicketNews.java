package io.posventa.sla.quality;

import io.posventa.platform.log.IncomingEvent;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What indicators read of a ticket's event.
 *
 * @param party who did it, or for whom it was done
 * @param automatic written by a machine
 * @param fromType of a change of type
 * @param closeReason of a closing
 * @param escalation of an escalation or its decision
 */
record TicketNews(
    String event,
    String ticket,
    String vendor,
    Type type,
    long version,
    Instant at,
    Optional<String> party,
    boolean automatic,
    Optional<Type> fromType,
    Optional<String> closeReason,
    Optional<Escalation> escalation) {

  /** What the ticket asks for. */
  enum Type {
    SUPPORT,
    REFUND,
    CANCELLATION,
    /** Of a kind that no indicator here counts. */
    OTHER;

    boolean isRequest() {
      return this == REFUND || this == CANCELLATION;
    }

    private static Type of(String wire) {
      return switch (wire.toLowerCase(Locale.ROOT)) {
        case "support" -> SUPPORT;
        case "refund" -> REFUND;
        case "cancellation" -> CANCELLATION;
        default -> OTHER;
      };
    }
  }

  /** Whose closing or change is reviewed, and what came of it. */
  record Escalation(String status, Optional<After> after) {
    record After(Optional<By> by) {}

    record By(Optional<String> party) {}

    boolean isAboutVendor() {
      return after
          .flatMap(After::by)
          .flatMap(By::party)
          .filter(party -> party.equals(VENDOR))
          .isPresent();
    }
  }

  static final String CUSTOMER = "customer";
  static final String VENDOR = "vendor";

  private record Snapshot(String id, String vendor, String type, Optional<Party> openedBy) {}

  private record Party(Optional<String> party, Optional<String> onBehalfOf) {
    Optional<String> effective() {
      return onBehalfOf.or(() -> party);
    }
  }

  static TicketNews of(IncomingEvent event) {
    var ticket = event.read("ticket", Snapshot.class);
    var data = event.data();
    return new TicketNews(
        event.type(),
        ticket.id(),
        ticket.vendor(),
        Type.of(ticket.type()),
        event.version(),
        event.time(),
        party(event, ticket),
        data.path("message").path("automatic").asBoolean(false)
            && event.type().startsWith("message."),
        Optional.ofNullable(data.path("from_type").textValue()).map(Type::of),
        Optional.ofNullable(data.path("close_reason").textValue()),
        data.has("escalation")
            ? Optional.of(event.read("escalation", Escalation.class))
            : Optional.empty());
  }

  private static Optional<String> party(IncomingEvent event, Snapshot ticket) {
    if (event.type().equals("ticket.opened")) {
      return ticket.openedBy().flatMap(Party::effective);
    }
    var by = event.type().startsWith("message.") ? "message" : "by";
    var actor = by.equals("message") ? event.data().path(by).path("from") : event.data().path(by);
    return Optional.ofNullable(actor.path("on_behalf_of").textValue())
        .or(() -> Optional.ofNullable(actor.path("party").textValue()));
  }

  boolean isBy(String who) {
    return party.filter(who::equals).isPresent();
  }
}
