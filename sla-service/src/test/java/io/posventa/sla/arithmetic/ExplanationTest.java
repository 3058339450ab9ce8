package io.posventa.sla.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.sla.arithmetic.Rule.Roll;
import io.posventa.sla.arithmetic.Rule.Skip;
import io.posventa.sla.calendar.Holiday;
import io.posventa.sla.calendar.Interval;
import io.posventa.sla.calendar.WorkCalendar;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What an explanation says of each stretch. All times are Madrid's; Tuesday the 6th is a holiday.
 */
class ExplanationTest {
  private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
  private static final WorkCalendar CALENDAR = calendar();

  @Test
  void workingHoursAreToldApartFromTheBreaksNightsAndHolidaysBetween() {
    assertThat(told("2026-01-05T12:00", "PT10H business_hours"))
        .containsExactly(
            "working_hours until 2026-01-05T13:00 PT1H",
            "outside_hours until 2026-01-05T15:00",
            "working_hours until 2026-01-05T18:00 PT3H",
            "outside_hours until 2026-01-06T00:00",
            "holiday until 2026-01-07T00:00 Epiphany own",
            "outside_hours until 2026-01-07T09:00",
            "working_hours until 2026-01-07T13:00 PT4H",
            "outside_hours until 2026-01-07T15:00",
            "working_hours until 2026-01-07T17:00 PT2H");
  }

  @Test
  void aWeekendIsOneStretchBetweenWorkingHours() {
    assertThat(told("2026-01-09T17:00", "PT2H business_hours"))
        .containsExactly(
            "working_hours until 2026-01-09T18:00 PT1H",
            "outside_hours until 2026-01-10T00:00",
            "weekend until 2026-01-12T00:00",
            "outside_hours until 2026-01-12T09:00",
            "working_hours until 2026-01-12T10:00 PT1H");
  }

  @Test
  void workingTimeOnHoldDoesNotCountAndAHoldAtTheEndChangesNothing() {
    var first = pause("2026-01-12T10:00", "2026-01-12T11:00");
    var second = pause("2026-01-12T12:30", "2026-01-12T15:30");

    assertThat(told("2026-01-12T09:00", "PT4H business_hours", first, second))
        .containsExactly(
            "working_hours until 2026-01-12T10:00 PT1H",
            "paused until 2026-01-12T11:00",
            "working_hours until 2026-01-12T12:30 PT1H30M",
            "paused until 2026-01-12T13:00",
            "outside_hours until 2026-01-12T15:00",
            "paused until 2026-01-12T15:30",
            "working_hours until 2026-01-12T17:00 PT1H30M");
    assertThat(told("2026-01-12T09:00", "PT1H business_hours", first))
        .containsExactly("working_hours until 2026-01-12T10:00 PT1H");
  }

  @Test
  void openDaysAreToldApartFromHolidaysAndWeekends() {
    assertThat(told("2026-01-05T10:00", "5 business_days"))
        .containsExactly(
            "open_days until 2026-01-06T00:00 PT14H",
            "holiday until 2026-01-07T00:00 Epiphany own",
            "open_days until 2026-01-10T00:00 PT72H",
            "weekend until 2026-01-12T00:00",
            "open_days until 2026-01-13T10:00 PT34H");
  }

  @Test
  void daysOnHoldGoOnWhereTheHoldEnds() {
    var pause = pause("2026-01-05T12:00", "2026-01-07T13:00");

    assertThat(told("2026-01-05T10:00", "P2D", pause))
        .containsExactly(
            "calendar_days until 2026-01-05T12:00 PT2H",
            "paused until 2026-01-07T13:00",
            "calendar_days until 2026-01-09T11:00 PT46H");
    assertThat(told("2026-01-05T10:00", "PT48H", pause))
        .containsExactly(
            "elapsed until 2026-01-05T12:00 PT2H",
            "paused until 2026-01-07T13:00",
            "elapsed until 2026-01-09T11:00 PT46H");
  }

  @Test
  void aMoveIsAddedToWhatIsExplainedAndTheRuleStays() {
    var explanation = explained("2026-01-05T10:00", "PT48H");
    var move = new Move(explanation.dueAt(), at("2026-01-08T10:00"), List.of(), Optional.empty());

    var moved = explanation.moved(move);

    assertThat(moved.moves()).containsExactly(move);
    assertThat(moved.dueAt()).isEqualTo(at("2026-01-08T10:00"));
    assertThat(moved.countedUntil()).isEqualTo(at("2026-01-07T10:00"));
    assertThat(moved.toRule()).isEqualTo(rule("PT48H"));
  }

  @Test
  void withoutACalendarAnExplanationNamesTheTimeZoneRulesAllTheSame() {
    var due = DueDates.due(at("2026-01-05T10:00"), rule("P1D"), WorkCalendar.always(), List.of());

    assertThat(explanation("P1D", WorkCalendar.always(), due, at("2026-01-05T10:00")).tzdata())
        .isNotBlank();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PT0S | at once after",
        "PT26H | 26 hours after",
        "PT2M30S | 2 minutes 30 seconds after",
        "P1D | 1 day after",
        "P3D | 3 days after",
        "2 business_days | 2 business days after",
        "2 business_days | , not counting holidays: Epiphany (own).",
        "5 business_days | , not counting weekends, holidays: Epiphany (own).",
        "PT2H30M business_hours | 2 hours 30 minutes of working time after",
        "PT4H business_hours | , not counting time outside working hours."
      })
  void theSentenceSaysHowMuchOfWhatIsCountedAndWhatIsNot(String after, String part) {
    assertThat(Sentence.of(explained("2026-01-05T10:00", after), Locale.ENGLISH)).contains(part);
  }

  @Test
  void theSentenceSaysOneBusinessDay() {
    assertThat(Sentence.of(explained("2026-01-07T10:00", "1 business_days"), Locale.ENGLISH))
        .contains("1 business day after");
  }

  @Test
  void theSentenceNamesTheHolidayThatADeadlineWasMovedFrom() {
    var late = new Rule(After.parse("PT24H"), Skip.CLOSED_DAYS, Roll.SAME_TIME);
    var due = DueDates.due(at("2026-01-05T10:00"), late, CALENDAR, List.of());
    var explanation = explanation("PT24H", CALENDAR, due, at("2026-01-05T10:00"));

    assertThat(Sentence.of(explanation, Locale.ENGLISH))
        .contains("these days are skipped: Tuesday 6 January 2026, Epiphany");
  }

  /** Each stretch in local time: why it is there, its end, and what it counts or who named it. */
  private static List<String> told(String start, String after, Pause... pauses) {
    var due = DueDates.due(at(start), rule(after), CALENDAR, List.of(pauses));
    assertThat(due.segments().getFirst().from()).isEqualTo(at(start));
    assertThat(due.segments().getLast().to()).isEqualTo(due.at());
    return due.segments().stream().map(ExplanationTest::told).toList();
  }

  private static String told(Segment segment) {
    return segment.reason().name().toLowerCase(Locale.ROOT)
        + " until "
        + segment.to().atZone(MADRID).toLocalDateTime()
        + segment.counts().map(Duration::toString).map(" "::concat).orElse("")
        + segment.name().map(" "::concat).orElse("")
        + segment.source().map(" "::concat).orElse("");
  }

  private static Explanation explained(String start, String after) {
    var due = DueDates.due(at(start), rule(after), CALENDAR, List.of());
    return explanation(after, CALENDAR, due, at(start));
  }

  private static Explanation explanation(
      String after, WorkCalendar calendar, Due due, Instant start) {
    return Explanation.of(
        new Explanation.Origin("policy_1", "any", 1, "any", 1, "warn"),
        new Explanation.Start("ticket.opened", Optional.empty(), Optional.empty(), start),
        rule(after),
        "any",
        calendar,
        List.of(),
        due);
  }

  private static Rule rule(String after) {
    return new Rule(After.parse(after), Skip.NONE, Roll.SAME_TIME);
  }

  private static Pause pause(String from, String to) {
    return new Pause(at(from), at(to));
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(MADRID).toInstant();
  }

  private static WorkCalendar calendar() {
    Map<DayOfWeek, List<Interval>> hours = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)) {
      hours.put(day, List.of(Interval.parse("09:00", "13:00"), Interval.parse("15:00", "18:00")));
    }
    var weekend = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    var holiday = new Holiday(LocalDate.parse("2026-01-06"), "Epiphany", "own");
    return WorkCalendar.of(MADRID, weekend, List.of(holiday), hours);
  }
}
