package io.posventa.sla.arithmetic;

import io.posventa.sla.calendar.Holiday;
import io.posventa.sla.calendar.WorkCalendar;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Why a deadline is due when it is. {@link Recount} reckons the due instant again from the JSON of
 * this and nothing else.
 */
public record Explanation(
    Origin policy,
    RuleUsed rule,
    Start start,
    CalendarUsed calendar,
    List<Segment> segments,
    List<Pause> pauses,
    Instant countedUntil,
    List<Move> moves,
    String tzData,
    Instant dueAt) {

  /** The rule's place: which step of which ladder of which version of which policy. */
  public record Origin(
      String id, String name, long version, String ladder, int step, String action) {}

  public record RuleUsed(String unit, String amount, Rule.Skip skip, Rule.Roll roll) {
    static RuleUsed of(Rule rule) {
      return new RuleUsed(rule.after().unit(), rule.after().amountText(), rule.skip(), rule.roll());
    }
  }

  /** The event that started the ladder, at the moment that its owner wrote. */
  public record Start(String event, Optional<String> eventId, Optional<String> by, Instant at) {}

  /** The calendar, with the holidays from the start to the due day. */
  public record CalendarUsed(
      String name,
      String zone,
      List<String> weekend,
      Map<String, List<List<String>>> hours,
      List<Holiday> holidays) {

    static CalendarUsed of(String name, WorkCalendar calendar, Instant from, Instant to) {
      var first = calendar.holidays().tailMap(day(from, calendar), true);
      var days = first.headMap(day(to, calendar), true).values();
      return new CalendarUsed(
          name,
          calendar.zone().getId(),
          calendar.weekend().stream().sorted().map(CalendarUsed::lower).toList(),
          hours(calendar),
          List.copyOf(days));
    }

    private static Map<String, List<List<String>>> hours(WorkCalendar calendar) {
      var byDay = new TreeMap<DayOfWeek, List<List<String>>>();
      calendar
          .hours()
          .forEach(
              (day, intervals) ->
                  byDay.put(
                      day,
                      intervals.stream()
                          .map(i -> List.of(i.from().toString(), i.endText()))
                          .toList()));
      var hours = new LinkedHashMap<String, List<List<String>>>();
      byDay.forEach((day, intervals) -> hours.put(lower(day), intervals));
      return hours;
    }

    private static LocalDate day(Instant instant, WorkCalendar calendar) {
      return instant.atZone(calendar.zone()).toLocalDate();
    }

    private static String lower(DayOfWeek day) {
      return day.name().toLowerCase(Locale.ROOT);
    }
  }

  /** The explanation of a due instant as it was first reckoned. */
  public static Explanation of(
      Origin origin,
      Start start,
      Rule rule,
      String calendarName,
      WorkCalendar calendar,
      List<Pause> pauses,
      Due due) {
    return new Explanation(
        origin,
        RuleUsed.of(rule),
        start,
        CalendarUsed.of(calendarName, calendar, start.at(), due.at()),
        due.segments(),
        pauses,
        due.countedUntil(),
        due.roll().stream().toList(),
        ZoneRulesProvider.getVersions(zoneWithRules(calendar)).lastEntry().getKey(),
        due.at());
  }

  /** The same deadline after one more move. */
  public Explanation moved(Move move) {
    var all = new ArrayList<>(moves);
    all.add(move);
    return new Explanation(
        policy,
        rule,
        start,
        calendar,
        segments,
        pauses,
        countedUntil,
        List.copyOf(all),
        tzData,
        move.to());
  }

  private static String zoneWithRules(WorkCalendar calendar) {
    var id = calendar.zone().getId();
    return ZoneRulesProvider.getAvailableZoneIds().contains(id) ? id : "UTC";
  }
}
