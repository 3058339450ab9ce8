package io.posventa.sla.deadline;

import io.posventa.platform.log.EventHandler;
import io.posventa.platform.log.IncomingEvent;
import io.posventa.sla.calendar.Profiles;
import io.posventa.sla.ladder.LadderPolicies;
import io.posventa.sla.ladder.Occurrence;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** Follows tickets in their owner's stream, and in no other. */
@ApplicationScoped
class TicketEvents implements EventHandler {
  private static final String OWNER = "ticket-service";

  private final LadderService ladders;
  private final LadderPolicies policies;
  private final Profiles profiles;

  TicketEvents(LadderService ladders, LadderPolicies policies, Profiles profiles) {
    this.ladders = ladders;
    this.policies = policies;
    this.profiles = profiles;
  }

  @Override
  public Set<String> types() {
    return Set.of("ticket.*", "message.*");
  }

  @Override
  public void prepare(IncomingEvent event) {
    if (event.source().equals(OWNER)) {
      var ticket = event.read("ticket", CaseFacts.class);
      policies.require(ticket.policy());
      profiles.require(ticket.vendor());
    }
  }

  @Override
  public void apply(IncomingEvent event) {
    if (!event.source().equals(OWNER)) {
      return;
    }
    var ticket = event.read("ticket", CaseFacts.class);
    ladders.advance(
        ticket,
        new Occurrence(
            event.type(),
            event.id(),
            party(event, ticket),
            event.data().path("message").path("automatic").asBoolean(false)
                && event.type().startsWith("message."),
            event.time(),
            event.version()));
  }

  private static Optional<String> party(IncomingEvent event, CaseFacts ticket) {
    if (event.type().equals("ticket.opened")) {
      return ticket.openedBy().effective();
    }
    var message = event.data().path("message");
    var actor =
        event.type().startsWith("message.") ? message.path("from") : event.data().path("by");
    return Optional.ofNullable(actor.path("on_behalf_of").textValue())
        .or(() -> Optional.ofNullable(actor.path("party").textValue()));
  }
}
