package io.posventa.sla.deadline;

import io.posventa.platform.log.EventHandler;
import io.posventa.platform.log.IncomingEvent;
import io.posventa.sla.ladder.Occurrence;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/**
 * "Mail received" is the moment in which the receiving server took it. Ladders are about tickets: a
 * receipt's case is its order, and nothing is due for that.
 */
@ApplicationScoped
class MailEvents implements EventHandler {
  private static final String TICKET = "ticket_";

  private final LadderService ladders;

  MailEvents(LadderService ladders) {
    this.ladders = ladders;
  }

  @Override
  public Set<String> types() {
    return Set.of("email.accepted");
  }

  @Override
  public void apply(IncomingEvent event) {
    var email = event.data().path("email");
    var of = email.path("case").textValue();
    if (of != null && of.startsWith(TICKET)) {
      ladders.happen(
          of,
          new Occurrence.Loose(
              event.type(),
              event.id(),
              Optional.ofNullable(email.path("party").textValue()),
              event.time()));
    }
  }
}
