package io.posventa.sla.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which local days and hours count: plain data, so that a deadline keeps the calendar that it was
 * reckoned with. Days without {@code hours} have no working time.
 */
public record WorkCalendar(
    ZoneId zone,
    Set<DayOfWeek> weekend,
    NavigableMap<LocalDate, Holiday> holidays,
    Map<DayOfWeek, List<Interval>> hours) {

  private static final int SEARCH_LIMIT_DAYS = 5_000;

  public WorkCalendar {
    weekend = Set.copyOf(weekend);
    hours = Map.copyOf(hours);
  }

  public static WorkCalendar of(
      ZoneId zone,
      Set<DayOfWeek> weekend,
      Collection<Holiday> holidays,
      Map<DayOfWeek, List<Interval>> hours) {
    var byDate = new TreeMap<LocalDate, Holiday>();
    holidays.forEach(holiday -> byDate.putIfAbsent(holiday.date(), holiday));
    return new WorkCalendar(zone, weekend, byDate, hours);
  }

  /** Every day is open, in UTC: for ladders that name no calendar. */
  public static WorkCalendar always() {
    return of(ZoneOffset.UTC, Set.of(), List.of(), Map.of());
  }

  public Optional<ClosedDay> closed(LocalDate date) {
    if (isWeekend(date)) {
      return Optional.of(ClosedDay.weekend(date));
    }
    return Optional.ofNullable(holidays.get(date)).map(ClosedDay::holiday);
  }

  public boolean isWeekend(LocalDate date) {
    return weekend.contains(date.getDayOfWeek());
  }

  public List<Interval> hoursOf(LocalDate date) {
    return hours.getOrDefault(date.getDayOfWeek(), List.of());
  }

  /** Guards walks over days: a calendar that never opens must not hang a worker. */
  public static LocalDate limitFor(LocalDate from, long days) {
    return from.plusDays(SEARCH_LIMIT_DAYS + days * 20);
  }
}
