package io.posventa.sla.quality;

import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** From an instant up to another, which is not part of it. */
record Span(Instant from, Instant to) {
  private static final Duration USUAL = Duration.ofDays(30);
  private static final Duration ONE_TICK = Duration.of(1, ChronoUnit.MICROS);
  private static final Duration LONGEST = Duration.ofDays(366);
  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  /** What is not said is the thirty days until now, and what happens at this very instant. */
  static Span of(@Nullable Instant from, @Nullable Instant to, Instant now) {
    var end = inRange("to", to == null ? now.plus(ONE_TICK) : to);
    var start = inRange("from", from == null ? (to == null ? now : to).minus(USUAL) : from);
    if (!start.isBefore(end)) {
      throw outOfRange("from", "Before \"to\".");
    }
    if (Duration.between(start, end).compareTo(LONGEST) > 0) {
      throw outOfRange("from", "At most 366 days before \"to\".");
    }
    return new Span(start, end);
  }

  private static Instant inRange(String parameter, Instant at) {
    if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
      throw outOfRange(parameter, "Between 1970 and 2200.");
    }
    return at;
  }

  private static Refusal outOfRange(String parameter, String detail) {
    return Refusal.parameter(CommonProblem.INVALID_REQUEST, parameter, "out_of_range", detail);
  }
}
