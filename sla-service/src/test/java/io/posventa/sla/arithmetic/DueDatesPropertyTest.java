package io.posventa.sla.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.platform.test.Requirement;
import io.posventa.sla.arithmetic.Rule.Roll;
import io.posventa.sla.arithmetic.Rule.Skip;
import io.posventa.sla.calendar.Holiday;
import io.posventa.sla.calendar.Interval;
import io.posventa.sla.calendar.WorkCalendar;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Requirement("GEN-14")
class DueDatesPropertyTest {
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

  @Property(tries = 2_000)
  void neverDueBeforeTheStartAndNeverOnASkippedDay(
      @ForAll("starts") Instant start,
      @ForAll("rules") Rule rule,
      @ForAll("calendars") WorkCalendar calendar) {
    var due = DueDates.due(start, rule, calendar, List.of()).at();

    assertThat(due).isAfterOrEqualTo(start);
    assertThat(DueDates.rollAgain(due, due, rule, calendar)).isEmpty();
  }

  @Property(tries = 2_000)
  void theExplanationAloneGivesTheDueInstantWithPausesAndLateMoves(
      @ForAll("starts") Instant start,
      @ForAll("rules") Rule rule,
      @ForAll("calendars") WorkCalendar calendar,
      @ForAll("pauses") List<Duration> pauses,
      @ForAll("late") Duration late) {
    var held = pauses(start, pauses);
    var due = DueDates.due(start, rule, calendar, held);
    var explanation = explanation(start, rule, calendar, held, due);
    var move = DueDates.rollAgain(due.at(), due.at().plus(late), rule, calendar);
    var last = move.map(explanation::moved).orElse(explanation);

    assertThat(Recount.of(TestJson.tree(last))).isEqualTo(last.dueAt());
    move.ifPresent(m -> assertThat(m.to()).isAfter(due.at().plus(late)));
  }

  @Property(tries = 1_000)
  void aPauseNeverBringsADueInstantForward(
      @ForAll("starts") Instant start,
      @ForAll("rules") Rule rule,
      @ForAll("calendars") WorkCalendar calendar,
      @ForAll("pauses") List<Duration> pauses) {
    var straight = DueDates.due(start, rule, calendar, List.of()).countedUntil();
    var held = DueDates.due(start, rule, calendar, pauses(start, pauses)).countedUntil();

    assertThat(held).isAfterOrEqualTo(straight.minus(Duration.ofHours(2)));
  }

  private static List<Pause> pauses(Instant start, List<Duration> gaps) {
    var at = new Instant[] {start};
    return IntStream.range(0, gaps.size() / 2)
        .mapToObj(
            i -> {
              var from = at[0].plus(gaps.get(2 * i));
              at[0] = from.plus(gaps.get(2 * i + 1));
              return new Pause(from, at[0]);
            })
        .toList();
  }

  private static Explanation explanation(
      Instant start, Rule rule, WorkCalendar calendar, List<Pause> pauses, Due due) {
    return Explanation.of(
        new Explanation.Origin("policy_1", "any", 1, "any", 1, "warn"),
        new Explanation.Start("ticket.opened", Optional.empty(), Optional.empty(), start),
        rule,
        "any",
        calendar,
        pauses,
        due);
  }

  @Provide
  Arbitrary<Instant> starts() {
    return Arbitraries.longs().between(0, 3L * 365 * 86_400_000).map(FIRST::plusMillis);
  }

  @Provide
  Arbitrary<Rule> rules() {
    var after =
        Arbitraries.of(
            "PT0M",
            "PT5M",
            "PT24H",
            "PT48H",
            "P1D",
            "P6D",
            "P40D",
            "0 business_days",
            "1 business_days",
            "7 business_days",
            "14 business_days",
            "PT30M business_hours",
            "PT24H business_hours",
            "PT100H business_hours");
    return Combinators.combine(after, Arbitraries.of(Skip.class), Arbitraries.of(Roll.class))
        .as((text, skip, roll) -> new Rule(After.parse(text), skip, roll));
  }

  @Provide
  Arbitrary<WorkCalendar> calendars() {
    var zones =
        Arbitraries.of(
            "America/New_York",
            "Europe/Madrid",
            "America/Santiago",
            "Australia/Lord_Howe",
            "Pacific/Apia",
            "Africa/Cairo",
            "Asia/Beirut",
            "America/Havana",
            "UTC");
    var weekends =
        Arbitraries.of(
            Set.<DayOfWeek>of(),
            Set.of(DayOfWeek.SUNDAY),
            Set.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY),
            Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
    var holidays = Arbitraries.integers().between(0, 3 * 365).list().ofMaxSize(40);
    return Combinators.combine(zones, weekends, holidays)
        .as(
            (zone, weekend, days) ->
                WorkCalendar.of(
                    ZoneId.of(zone),
                    weekend,
                    days.stream().map(DueDatesPropertyTest::holiday).toList(),
                    hours()));
  }

  private static Holiday holiday(int day) {
    return new Holiday(LocalDate.of(2026, 1, 1).plusDays(day), "Day off", "own");
  }

  private static Map<DayOfWeek, List<Interval>> hours() {
    Map<DayOfWeek, List<Interval>> hours = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      hours.put(day, List.of(Interval.parse("00:30", "13:00"), Interval.parse("15:00", "24:00")));
    }
    return hours;
  }

  @Provide
  Arbitrary<List<Duration>> pauses() {
    return Arbitraries.longs().between(0, 200).map(Duration::ofHours).list().ofMaxSize(6);
  }

  @Provide
  Arbitrary<Duration> late() {
    return Arbitraries.longs().between(0, 24 * 10).map(Duration::ofHours);
  }
}
