package io.posventa.ticket.outcome;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.platform.log.Change;
import io.posventa.platform.log.EventHandler;
import io.posventa.platform.log.IncomingEvent;
import io.posventa.platform.log.Outbox;
import io.posventa.platform.time.TenantClock;
import io.posventa.ticket.history.History;
import io.posventa.ticket.thread.Cases;
import io.posventa.ticket.thread.DueStep;
import io.posventa.ticket.thread.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides the race between a due step and the people. What was committed on the ticket since the
 * step's term began, and is listed under the ladder's cancel or restart, came first and wins.
 */
@ApplicationScoped
class DeadlineReached implements EventHandler {
  private final Cases cases;
  private final Outbox outbox;
  private final TenantClock clock;

  DeadlineReached(Cases cases, Outbox outbox, TenantClock clock) {
    this.cases = cases;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  public Set<String> types() {
    return Set.of("deadline.reached");
  }

  @Override
  public void apply(IncomingEvent event) {
    var deadline = event.read(ReachedDeadline.class);
    if (!deadline.isOfATicket()) {
      return; // another service's case
    }
    var since = cases.hold(deadline.ticket(), deadline.deadline().basisVersion());
    var winner = Race.winner(since, deadline.cancels(), deadline.restarts());
    if (winner.isPresent()) {
      supersede(event, deadline, winner);
    } else if (deadline.notAfter().filter(limit -> !clock.now().isBefore(limit)).isPresent()) {
      handBack(event, deadline);
    } else if (!perform(deadline)) {
      supersede(event, deadline, last(since));
    }
  }

  /** Does what the step says; false when the ticket is not in a state for it any more. */
  private boolean perform(ReachedDeadline deadline) {
    String ticket = deadline.ticket();
    var step = deadline.dueStep();
    return switch (step.action()) {
      case "warn", "remind", "notify" -> cases.warn(ticket, step);
      case "close" -> cases.expire(ticket, deadline.closeReason());
      case "execute" -> cases.execute(ticket, step);
      case "escalate" -> cases.needPerson(ticket, escalated(step));
      default ->
          throw new IllegalArgumentException(
              "Tickets do not know the action " + step.action() + ".");
    };
  }

  private static Problem escalated(DueStep step) {
    return new Problem("escalated", "Nobody answered in time (" + step.ladder() + ").");
  }

  private void supersede(
      IncomingEvent event, ReachedDeadline deadline, Optional<History.Later> by) {
    var facts = facts(event, deadline);
    by.ifPresent(
        change -> {
          facts.put("by_event", change.eventId());
          facts.put("by_event_type", change.type());
          facts.put("by_event_version", change.version());
        });
    tell("deadline.superseded", deadline, facts);
  }

  private void handBack(IncomingEvent event, ReachedDeadline deadline) {
    var facts = facts(event, deadline);
    facts.put("at", clock.now());
    tell("deadline.handed_back", deadline, facts);
  }

  private static Map<String, Object> facts(IncomingEvent event, ReachedDeadline deadline) {
    JsonNode asTold = event.data().path("deadline");
    var facts = new LinkedHashMap<String, Object>();
    facts.put("deadline", asTold);
    facts.put("case", deadline.ticket());
    return facts;
  }

  /** Not a version of the ticket: a word back to sla-service, in the order of the case. */
  private void tell(String type, ReachedDeadline deadline, Map<String, Object> facts) {
    Instant now = clock.now();
    outbox.append(new Change(type, deadline.deadline().id(), 0, now, deadline.ticket(), facts));
  }

  private static Optional<History.Later> last(List<History.Later> since) {
    return since.isEmpty() ? Optional.empty() : Optional.of(since.getLast());
  }
}
