package io.posventa.sla.arithmetic;

import io.posventa.sla.arithmetic.Segment.Reason;
import io.posventa.sla.calendar.ClosedDay;
import io.posventa.sla.calendar.Interval;
import io.posventa.sla.calendar.WorkCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Counts physical time within working hours, closed days and pauses left out. */
final class HourCount {
  private final WorkCalendar calendar;
  private final List<Pause> pauses;
  private final Segments segments = new Segments();
  private Instant at;
  private Duration left;

  private HourCount(Instant start, Duration amount, WorkCalendar calendar, List<Pause> pauses) {
    this.at = start;
    this.left = amount;
    this.calendar = calendar;
    this.pauses = pauses;
  }

  static Counted count(Instant start, Duration amount, WorkCalendar calendar, List<Pause> pauses) {
    var count = new HourCount(start, amount, calendar, pauses);
    count.run();
    return new Counted(count.at, count.segments.list());
  }

  private void run() {
    var date = at.atZone(calendar.zone()).toLocalDate();
    var limit = WorkCalendar.limitFor(date, left.toHours());
    while (!left.isZero()) {
      if (date.isAfter(limit)) {
        throw new IllegalStateException("no working hours until " + limit);
      }
      var closed = calendar.closed(date);
      if (closed.isPresent()) {
        pass(startOf(date.plusDays(1)), closed.get());
      } else {
        countDay(date);
      }
      date = date.plusDays(1);
    }
  }

  private void countDay(LocalDate date) {
    for (Interval interval : calendar.hoursOf(date)) {
      var from = date.atTime(interval.from()).atZone(calendar.zone()).toInstant();
      var to =
          interval.endsNextDay()
              ? startOf(date.plusDays(1))
              : date.atTime(interval.to()).atZone(calendar.zone()).toInstant();
      passTo(from, Reason.OUTSIDE_HOURS);
      work(to);
      if (left.isZero()) {
        return;
      }
    }
    passTo(startOf(date.plusDays(1)), Reason.OUTSIDE_HOURS);
  }

  /** Counts from here to the end of a working interval, around the pauses in it. */
  private void work(Instant end) {
    for (Pause pause : pauses) {
      if (!pause.to().isAfter(at) || !pause.from().isBefore(end)) {
        continue;
      }
      use(pause.from());
      if (left.isZero()) {
        return;
      }
      passTo(pause.to().isBefore(end) ? pause.to() : end, Reason.PAUSED);
    }
    use(end);
  }

  private void use(Instant end) {
    if (!end.isAfter(at)) {
      return;
    }
    var span = Duration.between(at, end);
    var used = span.compareTo(left) < 0 ? span : left;
    segments.add(Segment.counted(at, at.plus(used), Reason.WORKING_HOURS, used));
    left = left.minus(used);
    at = at.plus(used);
  }

  private void passTo(Instant to, Reason reason) {
    if (to.isAfter(at)) {
      segments.add(Segment.skipped(at, to, reason));
      at = to;
    }
  }

  private void pass(Instant to, ClosedDay day) {
    switch (day.reason()) {
      case WEEKEND -> passTo(to, Reason.WEEKEND);
      case HOLIDAY -> {
        segments.add(Segment.holiday(at, to, day.name(), day.source()));
        at = to;
      }
    }
  }

  private Instant startOf(LocalDate date) {
    return date.atStartOfDay(calendar.zone()).toInstant();
  }
}
