package io.posventa.sla.arithmetic;

import io.posventa.sla.arithmetic.Segment.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Counts physical time, pauses left out. */
final class ElapsedCount {

  private ElapsedCount() {}

  static Counted count(Instant start, Duration amount, List<Pause> pauses) {
    var segments = new Segments();
    var at = start;
    var left = amount;
    for (Pause pause : pauses) {
      if (!pause.to().isAfter(at)) {
        continue;
      }
      var stop = pause.from().isAfter(at) ? pause.from() : at;
      if (!at.plus(left).isAfter(stop)) {
        break;
      }
      var counts = Duration.between(at, stop);
      if (!counts.isZero()) {
        segments.add(Segment.counted(at, stop, Reason.ELAPSED, counts));
      }
      segments.add(Segment.skipped(stop, pause.to(), Reason.PAUSED));
      left = left.minus(counts);
      at = pause.to();
    }
    segments.add(Segment.counted(at, at.plus(left), Reason.ELAPSED, left));
    return new Counted(at.plus(left), segments.list());
  }
}
