package io.posventa.platform.log;

import io.posventa.platform.problem.Refusal;
import io.posventa.platform.tenant.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes one event after the other, and decides when one is poison. */
@ApplicationScoped
class Reception {
  private static final Logger LOG = Logger.getLogger(Reception.class);
  private static final int DEADLOCK_RETRIES = 3;
  private static final String CONNECTION_TROUBLE = "08";
  private static final String ROLLBACK_TROUBLE = "40";
  private static final String SHORTAGE = "53";
  private static final String INTERVENTION = "57";

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
   * @throws TemporaryFailure when the sender shall try again
   */
  @ActivateRequestContext
  Inbox.Outcome receive(IncomingEvent event) {
    var takers = handlers.of(event.type());
    if (takers.isEmpty()) {
      return Inbox.Outcome.APPLIED;
    }
    return tenancy.as(event.marketplaceId(), () -> receive(event, takers));
  }

  private Inbox.Outcome receive(IncomingEvent event, List<EventHandler> takers) {
    try {
      takers.forEach(handler -> handler.prepare(event));
      var outcome = applyThroughDeadlocks(event, takers);
      failures.remove(event.id());
      return outcome;
    } catch (TemporaryFailure e) {
      throw e;
    } catch (RuntimeException e) {
      if (isTemporary(e)) {
        throw new TemporaryFailure("The database or a peer did not answer: " + e.getMessage(), e);
      }
      return countOrPark(event, e);
    }
  }

  private Inbox.Outcome applyThroughDeadlocks(IncomingEvent event, List<EventHandler> takers) {
    for (int attempt = 1; ; attempt++) {
      try {
        return inbox.apply(event, takers);
      } catch (RuntimeException e) {
        if (attempt == DEADLOCK_RETRIES || !hasState(e, ROLLBACK_TROUBLE)) {
          throw e;
        }
      }
    }
  }

  private Inbox.Outcome countOrPark(IncomingEvent event, RuntimeException failure) {
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
      if (cause instanceof SQLTransientException || cause instanceof FaultToleranceException) {
        return true;
      }
    }
    return hasState(failure, CONNECTION_TROUBLE)
        || hasState(failure, ROLLBACK_TROUBLE)
        || hasState(failure, SHORTAGE)
        || hasState(failure, INTERVENTION);
  }

  private static boolean hasState(Throwable failure, String stateClass) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql
          && sql.getSQLState() != null
          && sql.getSQLState().startsWith(stateClass)) {
        return true;
      }
    }
    return false;
  }
}
