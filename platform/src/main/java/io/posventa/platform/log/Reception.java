package io.posventa.platform.log;

import io.posventa.platform.database.DatabaseFailures;
import io.posventa.platform.log.Inbox.Outcome;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.tenant.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLTransientException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes one event after the other, many in one transaction, and decides when one is poison. */
@ApplicationScoped
class Reception {
  private static final Logger LOG = Logger.getLogger(Reception.class);
  private static final int DEADLOCK_RETRIES = 3;

  /** Events in one transaction: what they lock, others wait for. */
  private static final int TOGETHER = 20;

  private final Inbox inbox;
  private final Handlers handlers;
  private final Tenancy tenancy;
  private final LogConfig config;

  /** Failures of events that are not applied yet; forgotten with the process, which is harmless. */
  private final ConcurrentHashMap<String, Integer> failures = new ConcurrentHashMap<>();

  Reception(Inbox inbox, Handlers handlers, Tenancy tenancy, LogConfig config) {
    this.inbox = inbox;
    this.handlers = handlers;
    this.tenancy = tenancy;
    this.config = config;
  }

  /**
   * Receives the events in their order. Ends before the sender loses its patience and sends all of
   * it again: while the same events are applied twice, one waits for the other. What was applied is
   * not applied by the next attempt, and each attempt applies something.
   *
   * @param end by {@link System#nanoTime}
   * @return an outcome for each
   * @throws TemporaryFailure when the sender shall try again
   */
  @ActivateRequestContext
  List<Outcome> receive(List<IncomingEvent> events, long end) {
    var outcomes = new ArrayList<Outcome>(events.size());
    while (outcomes.size() < events.size()) {
      var next = together(events, outcomes.size());
      outcomes.addAll(
          tenancy.as(next.getFirst().event().marketplaceId(), () -> receiveTogether(next, end)));
      if (outcomes.size() < events.size() && isEnough(outcomes, end)) {
        throw new TemporaryFailure(
            "There was time for %d of %d events.".formatted(outcomes.size(), events.size()));
      }
    }
    return outcomes;
  }

  /** Whether the time is over, and was not spent on repetitions alone. */
  static boolean isEnough(List<Outcome> outcomes, long end) {
    return isOver(end) && outcomes.stream().anyMatch(outcome -> outcome != Outcome.DUPLICATE);
  }

  private static boolean isOver(long end) {
    return System.nanoTime() - end > 0;
  }

  /** The next events of one marketplace, as many as one transaction takes. */
  private List<Delivery> together(List<IncomingEvent> events, int from) {
    var marketplace = events.get(from).marketplaceId();
    return events.stream()
        .skip(from)
        .limit(TOGETHER)
        .takeWhile(event -> event.marketplaceId().equals(marketplace))
        .map(handlers::deliveryOf)
        .toList();
  }

  /** Of the first events, as many as there is time for; of the first at any rate. */
  private List<Outcome> receiveTogether(List<Delivery> deliveries, long end) {
    if (deliveries.stream().noneMatch(Delivery::isWanted)) {
      return Collections.nCopies(deliveries.size(), Outcome.APPLIED);
    }
    if (deliveries.size() == 1) {
      return List.of(receive(deliveries.getFirst()));
    }
    int ready = 0;
    try {
      do {
        deliveries.get(ready).prepare();
        ready++;
      } while (ready < deliveries.size() && !isOver(end));
      var prepared = deliveries.subList(0, ready);
      var outcomes = inbox.apply(prepared, end);
      prepared.forEach(delivery -> failures.remove(delivery.event().id()));
      return outcomes;
    } catch (RuntimeException e) {
      if (isTemporary(e) && !DatabaseFailures.isClash(e)) {
        throw notNow(e);
      }
      LOG.debugf(e, "%d events together failed, so one after the other.", ready);
      return oneByOne(deliveries, end);
    }
  }

  private List<Outcome> oneByOne(List<Delivery> deliveries, long end) {
    var outcomes = new ArrayList<Outcome>(deliveries.size());
    for (var delivery : deliveries) {
      outcomes.add(receive(delivery));
      if (isEnough(outcomes, end)) {
        break;
      }
    }
    return outcomes;
  }

  private Outcome receive(Delivery delivery) {
    var event = delivery.event();
    try {
      delivery.prepare();
      var outcome = applyThroughDeadlocks(delivery);
      failures.remove(event.id());
      return outcome;
    } catch (TemporaryFailure e) {
      throw e;
    } catch (RuntimeException e) {
      if (isTemporary(e)) {
        throw notNow(e);
      }
      return countOrPark(event, e);
    }
  }

  private static TemporaryFailure notNow(RuntimeException e) {
    return new TemporaryFailure("The database or a peer did not answer: " + e.getMessage(), e);
  }

  private Outcome applyThroughDeadlocks(Delivery delivery) {
    for (int attempt = 1; ; attempt++) {
      try {
        return inbox.apply(delivery);
      } catch (RuntimeException e) {
        if (attempt == DEADLOCK_RETRIES || !DatabaseFailures.isClash(e)) {
          throw e;
        }
      }
    }
  }

  private Outcome countOrPark(IncomingEvent event, RuntimeException failure) {
    int count = failures.merge(event.id(), 1, Integer::sum);
    LOG.errorf(failure, "%s %s failed (%d).", event.type(), event.id(), count);
    if (count < config.failuresBeforeParking()) {
      throw new TemporaryFailure(event.type() + " " + event.id() + " failed.", failure);
    }
    failures.remove(event.id());
    return inbox.park(event, reasonOf(failure));
  }

  /** A refusal explains itself; anything else is for the log, and only named here. */
  static String reasonOf(RuntimeException failure) {
    return failure instanceof Refusal ? failure.getMessage() : failure.toString();
  }

  private static boolean isTemporary(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      // A row that is gone, or another's: it may never come back, so that this counts.
      if (cause instanceof OptimisticLockException) {
        return false;
      }
      if (cause instanceof SQLTransientException || cause instanceof FaultToleranceException) {
        return true;
      }
    }
    return DatabaseFailures.isPassing(failure);
  }
}
