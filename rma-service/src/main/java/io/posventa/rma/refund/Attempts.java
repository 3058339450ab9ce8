package io.posventa.rma.refund;

import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.worker.Loop;
import io.posventa.rma.payment.Outcome;
import io.posventa.rma.payment.PaymentProviders;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/**
 * Runs attempts as they come due: claimed in one short transaction, tried outside any, recorded in
 * another. A slow answer holds up its own attempt and no other.
 */
@ApplicationScoped
class Attempts {
  private static final Logger LOG = Logger.getLogger(Attempts.class);

  private final AttemptClaims claims;
  private final AttemptOutcomes outcomes;
  private final PaymentProviders providers;
  private final Tenancy tenancy;
  private final Clock machine;
  private final Semaphore slots;
  private final Optional<Loop> loop;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  Attempts(
      AttemptClaims claims,
      AttemptOutcomes outcomes,
      PaymentProviders providers,
      Tenancy tenancy,
      AttemptBell bell,
      RefundConfig config,
      Clock machine) {
    this.claims = claims;
    this.outcomes = outcomes;
    this.providers = providers;
    this.tenancy = tenancy;
    this.machine = machine;
    this.slots = new Semaphore(config.parallel());
    this.loop =
        config.parallel() == 0
            ? Optional.empty()
            : Optional.of(new Loop("refund-attempts", config.idle(), bell.wake(), this::runDue));
  }

  void start(@Observes StartupEvent event) {
    loop.ifPresent(Loop::start);
  }

  /** Attempts under way are let finish; those cut off are found again by asking the provider. */
  void stop(@Observes ShutdownEvent event) {
    loop.ifPresent(Loop::close);
    threads.close();
  }

  /** Claims as many attempts as there are free slots, and waits when there is none. */
  boolean runDue() {
    slots.acquireUninterruptibly();
    int free = 1 + slots.drainPermits();
    int taken = 0;
    try {
      var claimed = claims.claim(free);
      for (var attempt : claimed) {
        threads.execute(() -> runAndFree(attempt));
        taken++;
      }
      return taken == free;
    } finally {
      slots.release(free - taken);
    }
  }

  private void runAndFree(Attempt attempt) {
    try {
      tenancy.run(attempt.order().marketplaceId(), () -> run(attempt));
    } catch (RuntimeException e) {
      LOG.errorf(e, "Attempt %d of %s was cut off.", attempt.number(), attempt.order().refundId());
    } finally {
      slots.release();
    }
  }

  private void run(Attempt attempt) {
    var outcome =
        providers
            .named(attempt.provider())
            .map(provider -> attempt.run(provider, machine.instant()))
            .orElseGet(() -> new Outcome.Declined("no_such_provider"));
    if (!outcomes.record(attempt, outcome)) {
      LOG.infof(
          "Attempt %d of %s came back after its lease: %s.",
          attempt.number(), attempt.order().refundId(), outcome);
    }
  }
}
