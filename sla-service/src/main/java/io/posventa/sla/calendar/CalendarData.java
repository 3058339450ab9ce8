package io.posventa.sla.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;

/** A calendar in the words of the contract: what is stored, shown and explained. */
public record CalendarData(
    String zone,
    List<String> weekend,
    Map<String, List<List<String>>> hours,
    List<Holiday> holidays) {

  public static CalendarData of(WorkCalendar calendar) {
    return of(calendar, calendar.holidays());
  }

  /** With the holidays of these days only, both included. */
  public static CalendarData between(WorkCalendar calendar, LocalDate from, LocalDate to) {
    return of(
        calendar, from.isAfter(to) ? none() : calendar.holidays().subMap(from, true, to, true));
  }

  private static NavigableMap<LocalDate, Holiday> none() {
    return Collections.emptyNavigableMap();
  }

  private static CalendarData of(WorkCalendar calendar, NavigableMap<LocalDate, Holiday> holidays) {
    var hours = new LinkedHashMap<String, List<List<String>>>();
    for (DayOfWeek day : DayOfWeek.values()) {
      if (calendar.hours().containsKey(day)) {
        hours.put(
            lower(day),
            calendar.hours().get(day).stream()
                .map(i -> List.of(i.from().toString(), i.endText()))
                .toList());
      }
    }
    return new CalendarData(
        calendar.zone().getId(),
        calendar.weekend().stream().sorted().map(CalendarData::lower).toList(),
        hours,
        List.copyOf(holidays.values()));
  }

  public WorkCalendar toCalendar() {
    return WorkCalendar.of(ZoneId.of(zone), days(weekend), holidays, hours(hours));
  }

  static EnumSet<DayOfWeek> days(List<String> names) {
    var days = EnumSet.noneOf(DayOfWeek.class);
    names.forEach(name -> days.add(day(name)));
    return days;
  }

  static Map<DayOfWeek, List<Interval>> hours(Map<String, List<List<String>>> hours) {
    Map<DayOfWeek, List<Interval>> byDay = new EnumMap<>(DayOfWeek.class);
    hours.forEach(
        (day, intervals) ->
            byDay.put(
                day(day),
                intervals.stream().map(i -> Interval.parse(i.getFirst(), i.getLast())).toList()));
    return byDay;
  }

  private static DayOfWeek day(String name) {
    return DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static String lower(DayOfWeek day) {
    return day.name().toLowerCase(Locale.ROOT);
  }
}
