package io.posventa.ticket.deadline;

import io.posventa.platform.log.EventHandler;
import io.posventa.platform.log.IncomingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Keeps what tickets show of their deadlines as new as sla-service's events. */
@ApplicationScoped
class DeadlineHandler implements EventHandler {
  private final Deadlines deadlines;

  DeadlineHandler(Deadlines deadlines) {
    this.deadlines = deadlines;
  }

  @Override
  public Set<String> types() {
    return Set.of("deadline.scheduled", "deadline.reached", "deadline.cancelled");
  }

  @Override
  public void apply(IncomingEvent event) {
    var deadline = event.read("deadline", Deadlines.Facts.class);
    if (deadline.ticket().startsWith("ticket_")) {
      deadlines.store(deadline);
    }
  }
}
