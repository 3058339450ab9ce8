package io.posventa.e2e.house;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks until the answer is the expected one. */
public final class Await {
  private static final Duration PAUSE = Duration.ofMillis(50);

  private Await() {}

  /** The first value that fits; fails with the last one when none came in time. */
  public static <T> T until(Duration patience, Supplier<T> question, Predicate<T> fits) {
    long end = System.nanoTime() + patience.toNanos();
    long pause = PAUSE.toMillis();
    while (true) {
      T value = question.get();
      if (fits.test(value)) {
        return value;
      }
      if (System.nanoTime() > end) {
        throw new AssertionError("After %s it is still %s".formatted(patience, shortened(value)));
      }
      pause(pause);
      pause = Math.min(pause * 2, 500);
    }
  }

  public static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", e);
    }
  }

  private static String shortened(Object value) {
    String text = String.valueOf(value);
    return text.length() > 2_000 ? text.substring(0, 2_000) + "…" : text;
  }
}
