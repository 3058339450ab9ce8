package io.posventa.platform.log;

import io.posventa.platform.worker.Loop;
import io.posventa.platform.worker.Wake;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/** Tells one subscriber of every change, in order, as long as this replica holds its lease. */
final class Relay {
  private static final Logger LOG = Logger.getLogger(Relay.class);
  private static final Duration FALLBACK = Duration.ofMillis(500);

  private static final long FIRST_BACK_OFF_MILLIS = 50;
  private static final int LARGEST_SHIFT = 10;

  private final String subscriber;
  private final LogCursors cursors;
  private final Subscriber target;
  private final LogConfig config;
  private final Loop loop;
  private int failures;

  Relay(String subscriber, LogCursors cursors, Subscriber target, LogConfig config) {
    this.subscriber = subscriber;
    this.cursors = cursors;
    this.target = target;
    this.config = config;
    this.loop = new Loop("relay-" + subscriber, FALLBACK, new Wake(), this::runDue);
  }

  Loop loop() {
    return loop;
  }

  void release() {
    cursors.release(subscriber);
  }

  /** Sends one batch. Tells whether to go on at once. */
  boolean runDue() {
    if (!cursors.isBehind(subscriber)) {
      return false;
    }
    var batch = cursors.take(subscriber);
    if (batch.isEmpty() || batch.get().rows().isEmpty()) {
      return false;
    }
    var rows = batch.get().rows();
    try {
      target.deliver(rows);
    } catch (TemporaryFailure e) {
      backOff(e);
      return true;
    }
    failures = 0;
    cursors.move(subscriber, batch.get().position(), rows.getLast().position());
    loop.rest(config.pause());
    return true;
  }

  private void backOff(TemporaryFailure failure) {
    failures++;
    cursors.failed(subscriber, String.valueOf(failure.getMessage()));
    if (failures == 1 || failures % 100 == 0) {
      LOG.warnf("%s cannot be told (failure %d): %s", subscriber, failures, failure.getMessage());
    }
    long most =
        Math.min(
            config.longestBackOff().toMillis(),
            FIRST_BACK_OFF_MILLIS << Math.min(failures, LARGEST_SHIFT));
    loop.rest(Duration.ofMillis(most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1)));
  }
}
