package io.posventa.sla.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The days of a calendar, one by one. */
record PreviewView(
    String object, String calendar, LocalDate from, LocalDate to, String zone, List<Day> days) {

  /** A local day between two instants, and why it is closed if it is. */
  record Day(
      LocalDate date,
      String weekday,
      boolean open,
      Optional<ClosedDay.Reason> reason,
      Optional<String> name,
      Optional<String> source,
      Instant startsAt,
      Instant endsAt) {

    static Day of(LocalDate date, WorkCalendar calendar) {
      var closed = calendar.closed(date);
      return new Day(
          date,
          date.getDayOfWeek().name().toLowerCase(Locale.ROOT),
          closed.isEmpty(),
          closed.map(ClosedDay::reason),
          closed.flatMap(ClosedDay::name),
          closed.flatMap(ClosedDay::source),
          date.atStartOfDay(calendar.zone()).toInstant(),
          date.plusDays(1).atStartOfDay(calendar.zone()).toInstant());
    }
  }

  static PreviewView of(Calendar calendar, LocalDate from, LocalDate to) {
    var work = calendar.content.between(from, to);
    return new PreviewView(
        "calendar_preview",
        calendar.key.id(),
        from,
        to,
        work.zone().getId(),
        from.datesUntil(to.plusDays(1)).map(date -> Day.of(date, work)).toList());
  }
}
