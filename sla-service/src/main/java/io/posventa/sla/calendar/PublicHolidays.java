package io.posventa.sla.calendar;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The public holidays of a country or region, as the Jollyday library keeps them. */
final class PublicHolidays {

  private PublicHolidays() {}

  /** Nothing for a country that the library does not know. */
  static List<Holiday> of(String country, Optional<String> region, LocalDate from, LocalDate to) {
    var code = country.toUpperCase(Locale.ROOT);
    if (!HolidayManager.getSupportedCalendarCodes().contains(code)) {
      return List.of();
    }
    var places = region.map(r -> new String[] {r.toLowerCase(Locale.ROOT)}).orElse(new String[0]);
    var source = country + region.map(r -> "-" + r).orElse("");
    return HolidayManager.getInstance(ManagerParameters.create(code.toLowerCase(Locale.ROOT)))
        .getHolidays(from, to, HolidayType.PUBLIC_HOLIDAY, places)
        .stream()
        .map(day -> new Holiday(day.getDate(), day.getDescription(Locale.ENGLISH), source))
        .sorted((a, b) -> a.date().compareTo(b.date()))
        .toList();
  }
}
