package io.posventa.notification.inbound;

import io.posventa.platform.time.TenantClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** When a mail that could not be dealt with is tried again. */
@ApplicationScoped
class InboundBackOff {
  private static final int LARGEST_SHIFT = 20;

  private final InboundConfig config;
  private final TenantClock clock;
  private final Clock machine;

  InboundBackOff(InboundConfig config, TenantClock clock, Clock machine) {
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
