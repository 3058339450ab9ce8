package io.posventa.sla.arithmetic;

import java.time.Instant;

/** Time that does not count, whatever the unit. */
public record Pause(Instant from, Instant to) {

  public Pause {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("a pause ends after it begins");
    }
  }
}
