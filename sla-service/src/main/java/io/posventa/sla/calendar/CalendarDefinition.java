package io.posventa.sla.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A calendar as a policy writes it: where zone, weekend, holidays and hours come from. */
public record CalendarDefinition(
    String zone,
    Set<DayOfWeek> weekend,
    List<Source> holidays,
    Map<DayOfWeek, List<Interval>> hours) {

  /** Who names holidays. */
  public sealed interface Source {
    /** The vendor's own list. */
    record Own() implements Source {}

    /** The public holidays of the vendor's country. */
    record VendorCountry() implements Source {}

    record Country(String country, Optional<String> region) implements Source {}
  }

  public static CalendarDefinition parse(JsonNode json) {
    var weekend = EnumSet.noneOf(DayOfWeek.class);
    json.path("weekend").forEach(name -> weekend.add(day(name.asText())));
    var sources = new ArrayList<Source>();
    json.path("holidays").forEach(source -> sources.add(source(source)));
    Map<DayOfWeek, List<Interval>> hours = new EnumMap<>(DayOfWeek.class);
    json.path("hours")
        .properties()
        .forEach(day -> hours.put(day(day.getKey()), intervals(day.getValue())));
    return new CalendarDefinition(json.path("zone").asText(), weekend, sources, hours);
  }

  /** The calendar of this profile, with the holidays from one day to the other. */
  public WorkCalendar resolve(Profile profile, LocalDate from, LocalDate to) {
    return CalendarContent.of(this, profile).between(from, to);
  }

  /** True when the calendar is the same for every vendor of the marketplace. */
  boolean isShared() {
    return !zone.equals("vendor")
        && holidays.stream().allMatch(source -> source instanceof Source.Country);
  }

  ZoneId zoneFor(Profile profile) {
    return switch (zone) {
      case "vendor" -> profile.vendorZone();
      case "marketplace" -> profile.marketplaceZone();
      default -> ZoneId.of(zone);
    };
  }

  private static Source source(JsonNode source) {
    if (source.isObject()) {
      return new Source.Country(
          source.path("country").asText(), Optional.ofNullable(source.path("region").textValue()));
    }
    return switch (source.asText()) {
      case "own" -> new Source.Own();
      case "country" -> new Source.VendorCountry();
      default -> throw new IllegalArgumentException("no such source of holidays: " + source);
    };
  }

  private static List<Interval> intervals(JsonNode intervals) {
    var list = new ArrayList<Interval>();
    intervals.forEach(i -> list.add(Interval.parse(i.path(0).asText(), i.path(1).asText())));
    return list;
  }

  private static DayOfWeek day(String name) {
    return DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT));
  }
}
