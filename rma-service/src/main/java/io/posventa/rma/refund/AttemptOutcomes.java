package io.posventa.rma.refund;

import io.posventa.platform.time.TenantClock;
import io.posventa.rma.payment.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Records what became of an attempt, for its holder only: a worker that comes back after its lease
 * ran out changes nothing.
 */
@ApplicationScoped
class AttemptOutcomes {
  private final Refunds refunds;
  private final RefundRepository repository;
  private final RefundConfig config;
  private final TenantClock clock;
  private final Clock machine;
  private final RandomGenerator random = new Random();

  AttemptOutcomes(
      Refunds refunds,
      RefundRepository repository,
      RefundConfig config,
      TenantClock clock,
      Clock machine) {
    this.refunds = refunds;
    this.repository = repository;
    this.config = config;
    this.clock = clock;
    this.machine = machine;
  }

  /** Tells whether the outcome counted. */
  @Transactional
  boolean record(Attempt attempt, Outcome outcome) {
    var refund = refunds.lock(attempt.order().refundId());
    if (refund.status != Refund.Status.EXECUTING || refund.attempts != attempt.number()) {
      return false;
    }
    switch (outcome) {
      case Outcome.Paid paid when paid.amount() != refund.amountMinor -> {
        finish(refund, "succeeded", "amount_differs");
        needPerson(refund, "The provider paid another amount, as " + paid.reference() + ".");
      }
      case Outcome.Paid paid -> {
        finish(refund, "succeeded", null);
        refunds.succeed(refund, paid.reference());
      }
      case Outcome.Declined declined -> {
        finish(refund, "declined", declined.code());
        needPerson(refund, "The provider declined: " + declined.code() + ".");
      }
      case Outcome.Pending _ -> again(refund, attempt, "pending", null);
      case Outcome.NotNow notNow -> again(refund, attempt, "not_now", notNow.code());
      case Outcome.Unknown unknown -> again(refund, attempt, "unknown", unknown.code());
      case Outcome.Nothing _ -> again(refund, attempt, "unknown", null);
    }
    return true;
  }

  private void again(Refund refund, Attempt attempt, String outcome, @Nullable String code) {
    finish(refund, outcome, code);
    var said = code == null ? outcome : code;
    if (isHopeless(attempt)) {
      needPerson(refund, "No outcome after %d attempts: %s.".formatted(attempt.number(), said));
      return;
    }
    var event =
        refund.tryAgain(
            "Attempt %d: %s.".formatted(attempt.number(), said), next(attempt), clock.now());
    refunds.announce(refund, event);
  }

  private boolean isHopeless(Attempt attempt) {
    return attempt.number() >= config.mostAttempts()
        || !attempt.firstAt().plus(Attempt.KEY_IS_SAFE).isAfter(machine.instant());
  }

  private Instant next(Attempt attempt) {
    return machine.instant().plus(Backoff.after(attempt.number(), clock.isTest(), random));
  }

  private void needPerson(Refund refund, String problem) {
    refunds.announce(refund, refund.needPerson(problem, clock.now()));
  }

  /** Through the persistence context, so that the view in the event shows it. */
  private void finish(Refund refund, String outcome, @Nullable String code) {
    repository
        .attempt(refund.key, refund.attempts)
        .ifPresent(attempt -> attempt.finish(outcome, code, machine.instant()));
  }
}
