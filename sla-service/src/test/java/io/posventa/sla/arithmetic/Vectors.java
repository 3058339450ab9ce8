package io.posventa.sla.arithmetic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.posventa.sla.arithmetic.Rule.Roll;
import io.posventa.sla.arithmetic.Rule.Skip;
import io.posventa.sla.calendar.Holiday;
import io.posventa.sla.calendar.Interval;
import io.posventa.sla.calendar.WorkCalendar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The 400 golden vectors of the deadline arithmetic. */
record Vectors(int number, WorkCalendar calendar, Instant start, Rule rule, Instant due) {

  static Stream<Vectors> all() {
    try (var in = Vectors.class.getResourceAsStream("/deadlines.json")) {
      var vectors = new ObjectMapper().readTree(in).path("vectors");
      return IntStream.range(0, vectors.size()).mapToObj(i -> read(i, vectors.get(i)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Vectors read(int number, JsonNode vector) {
    return new Vectors(
        number,
        calendar(vector.path("calendar")),
        Instant.parse(vector.path("start").asText()),
        rule(vector.path("step")),
        Instant.parse(vector.path("due").asText()));
  }

  private static Rule rule(JsonNode step) {
    var after = step.path("after");
    return new Rule(
        After.of(after.path("unit").asText(), after.path("amount").asText()),
        Skip.valueOf(step.path("skip").asText().toUpperCase(Locale.ROOT)),
        Roll.valueOf(step.path("roll").asText("same_time").toUpperCase(Locale.ROOT)));
  }

  private static WorkCalendar calendar(JsonNode calendar) {
    var weekend = EnumSet.noneOf(DayOfWeek.class);
    calendar.path("weekend").forEach(day -> weekend.add(DayOfWeek.valueOf(day.asText())));
    var holidays = new ArrayList<Holiday>();
    calendar
        .path("holidays")
        .forEach(day -> holidays.add(new Holiday(LocalDate.parse(day.asText()), "Day off", "own")));
    Map<DayOfWeek, List<Interval>> hours = new EnumMap<>(DayOfWeek.class);
    calendar
        .path("hours")
        .properties()
        .forEach(day -> hours.put(DayOfWeek.valueOf(day.getKey()), intervals(day.getValue())));
    return WorkCalendar.of(ZoneId.of(calendar.path("zone").asText()), weekend, holidays, hours);
  }

  private static List<Interval> intervals(JsonNode intervals) {
    var list = new ArrayList<Interval>();
    intervals.forEach(i -> list.add(Interval.parse(i.get(0).asText(), i.get(1).asText())));
    return list;
  }

  @Override
  public String toString() {
    return number + ": " + rule + " from " + start + " in " + calendar.zone();
  }
}
