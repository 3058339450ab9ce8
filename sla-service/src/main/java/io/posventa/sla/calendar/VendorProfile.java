package io.posventa.sla.calendar;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What timers read of a vendor, as the gateway last told it. */
public record VendorProfile(
    String id,
    Optional<String> effectiveTimeZone,
    Optional<String> timeZone,
    Optional<String> country,
    Optional<String> refundMode,
    Optional<String> supportMode,
    Optional<List<DayOff>> holidays) {

  /** A closed day of the vendor's own. */
  public record DayOff(LocalDate date, Optional<String> name) {}

  Optional<ZoneId> zone() {
    return effectiveTimeZone.or(() -> timeZone).map(ZoneId::of);
  }

  List<Holiday> ownHolidays() {
    return holidays.orElse(List.of()).stream()
        .map(day -> new Holiday(day.date(), day.name().orElse(""), "own"))
        .toList();
  }
}
