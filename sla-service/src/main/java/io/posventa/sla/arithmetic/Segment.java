package io.posventa.sla.arithmetic;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A stretch between a start and a due instant, counted or not. {@code counts} is what it adds to
 * the amount: physical time for elapsed and business hours, local time for days and business days
 * (where a day with a clock change still is one day).
 */
public record Segment(
    Instant from,
    Instant to,
    boolean counted,
    Reason reason,
    Optional<Duration> counts,
    Optional<String> name,
    Optional<String> source) {

  public enum Reason {
    ELAPSED,
    CALENDAR_DAYS,
    OPEN_DAYS,
    WORKING_HOURS,
    WEEKEND,
    HOLIDAY,
    OUTSIDE_HOURS,
    PAUSED
  }

  static Segment counted(Instant from, Instant to, Reason reason, Duration counts) {
    return new Segment(
        from, to, true, reason, Optional.of(counts), Optional.empty(), Optional.empty());
  }

  static Segment skipped(Instant from, Instant to, Reason reason) {
    return new Segment(
        from, to, false, reason, Optional.empty(), Optional.empty(), Optional.empty());
  }

  static Segment holiday(Instant from, Instant to, Optional<String> name, Optional<String> source) {
    return new Segment(from, to, false, Reason.HOLIDAY, Optional.empty(), name, source);
  }

  /** One longer segment, where this one and the next say the same. */
  Optional<Segment> join(Segment next) {
    boolean alike =
        to.equals(next.from)
            && reason == next.reason
            && name.equals(next.name)
            && source.equals(next.source);
    return alike
        ? Optional.of(
            new Segment(
                from,
                next.to,
                counted,
                reason,
                counts.flatMap(mine -> next.counts.map(mine::plus)),
                name,
                source))
        : Optional.empty();
  }
}
