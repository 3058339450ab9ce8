package io.posventa.notification.email;

import io.posventa.platform.time.TenantClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** When a mail is tried again. */
@ApplicationScoped
class BackOff {
  private static final int LARGEST_SHIFT = 20;

  private final EmailConfig config;
  private final TenantClock clock;
  private final Clock machine;

  BackOff(EmailConfig config, TenantClock clock, Clock machine) {
    this.config = config;
    this.clock = clock;
    this.machine = machine;
  }

  /** Doubles with every attempt, with jitter; who has a test clock does not wait long. */
  Instant after(int attempts) {
    Duration most = clock.isTest() ? config.longestTestBackOff() : config.longestBackOff();
    long millis =
        Math.min(
            most.toMillis(),
            config.firstBackOff().toMillis() << Math.min(attempts - 1, LARGEST_SHIFT));
    return machine
        .instant()
        .plusMillis(millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
  }
}
