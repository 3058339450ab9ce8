package io.posventa.sla.deadline;

import io.posventa.platform.worker.Wake;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Wakes the poller at a due instant that comes before its next look. */
@ApplicationScoped
class FiringAlarm {
  private final Wake wake = new Wake();
  private final Clock machine;
  private final FiringConfig config;

  FiringAlarm(Clock machine, FiringConfig config) {
    this.machine = machine;
    this.config = config;
  }

  Wake wake() {
    return wake;
  }

  void at(Instant due) {
    var left = Duration.between(machine.instant(), due);
    if (left.compareTo(Duration.ZERO) <= 0) {
      wake.signal();
    } else if (left.compareTo(config.idle()) < 0) {
      CompletableFuture.delayedExecutor(left.toNanos(), TimeUnit.NANOSECONDS).execute(wake::signal);
    }
  }
}
