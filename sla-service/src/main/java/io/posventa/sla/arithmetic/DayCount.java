package io.posventa.sla.arithmetic;

import io.posventa.sla.arithmetic.Segment.Reason;
import io.posventa.sla.calendar.ClosedDay;
import io.posventa.sla.calendar.WorkCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Counts local days: n days are n times 24 hours of local time, so that the local time of day
 * stays, whatever the clocks do in between. Business days leave closed days out and end on an open
 * one.
 */
final class DayCount {
  private final WorkCalendar calendar;
  private final boolean business;
  private final List<Pause> pauses;
  private final Segments segments = new Segments();
  private LocalDateTime at;
  private ZoneOffset offset;
  private Duration left;

  private DayCount(
      Instant start, int days, WorkCalendar calendar, boolean business, List<Pause> pauses) {
    this.calendar = calendar;
    this.business = business;
    this.pauses = pauses;
    this.left = Duration.ofDays(days);
    var local = start.atZone(calendar.zone());
    this.at = local.toLocalDateTime();
    this.offset = local.getOffset();
  }

  static Counted count(
      Instant start, int days, WorkCalendar calendar, boolean business, List<Pause> pauses) {
    var count = new DayCount(start, days, calendar, business, pauses);
    count.run(WorkCalendar.limitFor(count.at.toLocalDate(), days));
    return new Counted(count.instant(count.at), count.segments.list());
  }

  private void run(LocalDate limit) {
    while (true) {
      if (at.toLocalDate().isAfter(limit)) {
        throw new IllegalStateException("no open day until " + limit);
      }
      var closed = business ? calendar.closed(at.toLocalDate()) : Optional.<ClosedDay>empty();
      if (closed.isPresent()) {
        skip(closed.get());
      } else if (left.isZero()) {
        return;
      } else {
        countToday();
      }
    }
  }

  private void skip(ClosedDay day) {
    var next = nextDay().atStartOfDay(calendar.zone());
    var from = instant(at);
    segments.add(
        switch (day.reason()) {
          case WEEKEND -> Segment.skipped(from, next.toInstant(), Reason.WEEKEND);
          case HOLIDAY -> Segment.holiday(from, next.toInstant(), day.name(), day.source());
        });
    at = nextDay().atStartOfDay();
    offset = next.getOffset();
  }

  private void countToday() {
    var pause = pauseOfToday();
    if (pause.isPresent() && !pause.get().from().isAfter(instant(at))) {
      resume(pause.get());
      return;
    }
    var midnight = nextDay().atStartOfDay();
    var stop = pause.map(p -> p.from().atZone(calendar.zone()).toLocalDateTime()).orElse(midnight);
    var span = Duration.between(at, stop);
    var used = span.compareTo(left) < 0 ? span : left;
    var end = at.plus(used);
    segments.add(Segment.counted(instant(at), instant(end), reason(), used));
    left = left.minus(used);
    at = end;
  }

  private void resume(Pause pause) {
    segments.add(Segment.skipped(instant(at), pause.to(), Reason.PAUSED));
    var local = pause.to().atZone(calendar.zone());
    at = local.toLocalDateTime();
    offset = local.getOffset();
  }

  /** The next pause, if it begins before this local day is over. */
  private Optional<Pause> pauseOfToday() {
    var now = instant(at);
    var tomorrow = nextDay().atStartOfDay(calendar.zone()).toInstant();
    return pauses.stream()
        .filter(pause -> pause.to().isAfter(now) && pause.from().isBefore(tomorrow))
        .findFirst();
  }

  private LocalDate nextDay() {
    return at.toLocalDate().plusDays(1);
  }

  private Reason reason() {
    return business ? Reason.OPEN_DAYS : Reason.CALENDAR_DAYS;
  }

  private Instant instant(LocalDateTime local) {
    return ZonedDateTime.ofLocal(local, calendar.zone(), offset).toInstant();
  }
}
