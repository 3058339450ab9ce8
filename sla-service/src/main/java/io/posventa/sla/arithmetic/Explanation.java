package io.posventa.sla.arithmetic;

import io.posventa.sla.calendar.CalendarData;
import io.posventa.sla.calendar.Holiday;
import io.posventa.sla.calendar.WorkCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    String tzdata,
    Instant dueAt) {

  /** The rule, ready to be applied again. */
  public Rule toRule() {
    return new Rule(After.of(rule.unit(), rule.amount()), rule.skip(), rule.roll());
  }

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
      var data = CalendarData.between(calendar, day(from, calendar), day(to, calendar));
      return new CalendarUsed(name, data.zone(), data.weekend(), data.hours(), data.holidays());
    }

    private static LocalDate day(Instant instant, WorkCalendar calendar) {
      return instant.atZone(calendar.zone()).toLocalDate();
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
        tzdata,
        move.to());
  }

  private static String zoneWithRules(WorkCalendar calendar) {
    var id = calendar.zone().getId();
    return ZoneRulesProvider.getAvailableZoneIds().contains(id) ? id : "UTC";
  }
}
