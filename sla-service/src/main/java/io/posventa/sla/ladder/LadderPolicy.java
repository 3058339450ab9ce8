package io.posventa.sla.ladder;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.sla.arithmetic.After;
import io.posventa.sla.calendar.CalendarDefinition;
import io.posventa.sla.calendar.Profile;
import io.posventa.sla.calendar.WorkCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sections of one policy version that timers read. */
public record LadderPolicy(
    String id,
    String name,
    long version,
    List<Ladder> ladders,
    Map<String, CalendarDefinition> calendars) {

  private static final int HOLIDAY_DAYS_AHEAD = 800;

  /** From the document; refuses a ladder that names a calendar which is not there. */
  public static LadderPolicy parse(String id, String name, long version, JsonNode document) {
    var calendars = new LinkedHashMap<String, CalendarDefinition>();
    document
        .path("calendars")
        .properties()
        .forEach(c -> calendars.put(c.getKey(), CalendarDefinition.parse(c.getValue())));
    var ladders = new ArrayList<Ladder>();
    document.path("ladders").forEach(ladder -> ladders.add(Ladder.parse(ladder)));
    for (Ladder ladder : ladders) {
      if (ladder.calendar().filter(c -> !calendars.containsKey(c)).isPresent()) {
        throw new IllegalArgumentException(
            "ladder " + ladder.name() + " names no calendar of its policy");
      }
    }
    return new LadderPolicy(id, name, version, List.copyOf(ladders), calendars);
  }

  public Optional<Ladder> ladder(String ladder) {
    return ladders.stream().filter(l -> l.name().equals(ladder)).findFirst();
  }

  /** The ladder's calendar for this profile, as it is when the ladder starts. */
  public WorkCalendar calendar(Ladder ladder, Profile profile, Instant start) {
    var day = LocalDate.ofInstant(start, ZoneOffset.UTC).minusDays(1);
    var until = day.plusDays(HOLIDAY_DAYS_AHEAD + 3 * longest(ladder).toDays());
    return ladder
        .calendar()
        .map(calendars::get)
        .map(definition -> definition.resolve(profile, day, until))
        .orElseGet(WorkCalendar::always);
  }

  private static Duration longest(Ladder ladder) {
    return ladder.steps().stream()
        .map(
            step ->
                switch (step.rule().after()) {
                  case After.Elapsed elapsed -> elapsed.amount();
                  case After.Days days -> Duration.ofDays(days.amount());
                  case After.BusinessDays days -> Duration.ofDays(days.amount());
                  case After.BusinessHours hours -> hours.amount().multipliedBy(6);
                })
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }
}
