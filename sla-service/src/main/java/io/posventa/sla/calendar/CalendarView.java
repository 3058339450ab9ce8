package io.posventa.sla.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A calendar with the holidays of the year to come. */
record CalendarView(
    String id,
    String object,
    long version,
    Instant createdAt,
    Instant updatedAt,
    String name,
    Optional<String> vendor,
    String zone,
    List<String> weekend,
    List<WorkingHours> hours,
    List<Holiday> holidays) {
  private static final int DAYS_AHEAD = 365;

  static CalendarView of(Calendar calendar, LocalDate today) {
    var last = today.plusDays(DAYS_AHEAD);
    var data = CalendarData.between(calendar.content.between(today, last), today, last);
    return new CalendarView(
        calendar.key.id(),
        "calendar",
        calendar.version,
        calendar.createdAt,
        calendar.updatedAt,
        calendar.name,
        Optional.ofNullable(calendar.vendorId),
        data.zone(),
        data.weekend(),
        WorkingHours.list(data.hours()),
        data.holidays());
  }
}
