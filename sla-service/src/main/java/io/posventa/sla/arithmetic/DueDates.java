package io.posventa.sla.arithmetic;

import io.posventa.sla.arithmetic.Rule.Skip;
import io.posventa.sla.calendar.ClosedDay;
import io.posventa.sla.calendar.WorkCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The deadline arithmetic: a start, a calendar and a rule give a due instant and its reasons. */
public final class DueDates {

  private DueDates() {}

  public static Due due(Instant start, Rule rule, WorkCalendar calendar, List<Pause> pauses) {
    var sorted = pauses.stream().sorted(Comparator.comparing(Pause::from)).toList();
    var counted =
        switch (rule.after()) {
          case After.Elapsed elapsed -> ElapsedCount.count(start, elapsed.amount(), sorted);
          case After.Days days -> DayCount.count(start, days.amount(), calendar, false, sorted);
          case After.BusinessDays days ->
              DayCount.count(start, days.amount(), calendar, true, sorted);
          case After.BusinessHours hours ->
              HourCount.count(start, hours.amount(), calendar, sorted);
        };
    var roll = roll(counted.until(), rule, calendar);
    var due = roll.map(Move::to).orElse(counted.until());
    return new Due(due, counted.until(), counted.segments(), roll);
  }

  /** Where a due instant goes when its own local day is skipped. */
  static Optional<Move> roll(Instant due, Rule rule, WorkCalendar calendar) {
    return move(due, due.atZone(calendar.zone()).toLocalDate(), rule, calendar, Optional.empty());
  }

  /**
   * Where a step goes that would be done at {@code now} although that day is skipped; empty when it
   * may be done.
   */
  public static Optional<Move> rollAgain(
      Instant due, Instant now, Rule rule, WorkCalendar calendar) {
    var today = now.atZone(calendar.zone()).toLocalDate();
    return move(due, today, rule, calendar, Optional.of(now));
  }

  /** The start of the next local day on which the step must not be done; empty for no such day. */
  public static Optional<Instant> notAfter(Instant now, Skip skip, WorkCalendar calendar) {
    if (skip == Skip.NONE || (skip == Skip.WEEKENDS && calendar.weekend().isEmpty())) {
      return Optional.empty();
    }
    var day = now.atZone(calendar.zone()).toLocalDate();
    var last = calendar.holidays().isEmpty() ? day : calendar.holidays().lastKey();
    var limit = last.isAfter(day.plusDays(7)) ? last : day.plusDays(7);
    while (day.isBefore(limit)) {
      day = day.plusDays(1);
      if (skipped(day, skip, calendar).isPresent()) {
        return Optional.of(day.atStartOfDay(calendar.zone()).toInstant());
      }
    }
    return Optional.empty();
  }

  private static Optional<Move> move(
      Instant due, LocalDate first, Rule rule, WorkCalendar calendar, Optional<Instant> at) {
    var skipped = new ArrayList<ClosedDay>();
    var day = first;
    var limit = WorkCalendar.limitFor(first, 0);
    var closed = skipped(day, rule.skip(), calendar);
    while (closed.isPresent()) {
      skipped.add(closed.get());
      day = day.plusDays(1);
      if (day.isAfter(limit)) {
        throw new IllegalStateException("every day until " + limit + " is skipped");
      }
      closed = skipped(day, rule.skip(), calendar);
    }
    if (skipped.isEmpty()) {
      return Optional.empty();
    }
    var local = due.atZone(calendar.zone());
    var to =
        switch (rule.roll()) {
          case SAME_TIME ->
              ZonedDateTime.ofLocal(
                  day.atTime(local.toLocalTime()), calendar.zone(), local.getOffset());
          case NEXT_OPEN -> day.atStartOfDay(calendar.zone());
        };
    return Optional.of(new Move(due, to.toInstant(), List.copyOf(skipped), at));
  }

  private static Optional<ClosedDay> skipped(LocalDate day, Skip skip, WorkCalendar calendar) {
    return switch (skip) {
      case NONE -> Optional.empty();
      case WEEKENDS -> calendar.isWeekend(day) ? calendar.closed(day) : Optional.empty();
      case CLOSED_DAYS -> calendar.closed(day);
    };
  }
}
