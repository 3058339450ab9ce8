package io.posventa.e2e.wire;

import java.time.Duration;

/**
 * What befalls one connection.
 *
 * @param kind in which way it fails
 * @param after how many bytes, of both directions together, pass before
 * @param delay how much later each piece arrives; only for {@link Kind#DELAY}
 */
public record Fault(Kind kind, long after, Duration delay) {
  /** In which way a connection fails. */
  public enum Kind {
    NONE,
    /** Each piece arrives late. */
    DELAY,
    /** Both ends see an orderly end in the middle of their talk. */
    CUT,
    /** Both ends see a reset. */
    RESET,
    /** Everything is swallowed, and neither end is told, ever: a cable pulled, a firewall. */
    HALF_OPEN,
    /** Turned away at once. */
    REFUSE
  }

  public static final Fault NONE = of(Kind.NONE);

  public static Fault of(Kind kind) {
    return new Fault(kind, 0, Duration.ZERO);
  }

  public static Fault late(Duration delay) {
    return new Fault(Kind.DELAY, 0, delay);
  }

  public Fault afterBytes(long count) {
    return new Fault(kind, count, delay);
  }
}
