package io.posventa.sla.arithmetic;

/**
 * When a step falls due: the offset from the start, the days it avoids and where it goes instead.
 */
public record Rule(After after, Skip skip, Roll roll) {

  public enum Skip {
    NONE,
    WEEKENDS,
    CLOSED_DAYS
  }

  public enum Roll {
    SAME_TIME,
    NEXT_OPEN
  }
}
