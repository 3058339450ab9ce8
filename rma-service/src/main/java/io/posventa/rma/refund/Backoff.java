package io.posventa.rma.refund;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: doubling from a second to two hours, with up to a fifth
 * of jitter.
 */
final class Backoff {
  static final Duration FIRST = Duration.ofSeconds(1);
  static final Duration LONGEST = Duration.ofHours(2);
  static final Duration LONGEST_ON_TEST_CLOCK = Duration.ofSeconds(1);
  private static final int DOUBLINGS = 13;
  private static final double JITTER = 0.2;

  private Backoff() {}

  /**
   * A test clock waits for its refunds, so its waits are short; the number of attempts is the same.
   */
  static Duration after(int attempts, boolean testClock, RandomGenerator random) {
    var doubled = FIRST.multipliedBy(1L << Math.clamp(attempts - 1L, 0, DOUBLINGS));
    var limit = testClock ? LONGEST_ON_TEST_CLOCK : LONGEST;
    var whole = doubled.compareTo(limit) > 0 ? limit : doubled;
    return whole.minusMillis((long) (whole.toMillis() * JITTER * random.nextDouble()));
  }
}
