package io.posventa.sla.calendar;

import io.posventa.sla.calendar.CalendarDefinition.Source;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A calendar of one profile: what it says now, and the countries whose public holidays it takes,
 * for any day that is asked about.
 */
record CalendarContent(
    String zone,
    List<String> weekend,
    Map<String, List<List<String>>> hours,
    List<Place> countries,
    List<Holiday> ownHolidays) {

  record Place(String country, Optional<String> region) {}

  static CalendarContent of(CalendarDefinition definition, Profile profile) {
    var places = new LinkedHashSet<Place>();
    var own = new ArrayList<Holiday>();
    for (Source source : definition.holidays()) {
      switch (source) {
        case Source.Own _ -> own.addAll(profile.vendorHolidays());
        case Source.VendorCountry _ ->
            profile.vendorCountry().ifPresent(c -> places.add(new Place(c, Optional.empty())));
        case Source.Country named -> places.add(new Place(named.country(), named.region()));
      }
    }
    var plain =
        CalendarData.of(
            WorkCalendar.of(
                definition.zoneFor(profile), definition.weekend(), List.of(), definition.hours()));
    return new CalendarContent(
        plain.zone(), plain.weekend(), plain.hours(), List.copyOf(places), List.copyOf(own));
  }

  WorkCalendar between(LocalDate from, LocalDate to) {
    var days = new ArrayList<>(ownHolidays);
    for (Place place : countries) {
      days.addAll(PublicHolidays.of(place.country(), place.region(), from, to));
    }
    return WorkCalendar.of(
        ZoneId.of(zone), CalendarData.days(weekend), days, CalendarData.hours(hours));
  }
}
