package io.posventa.sla.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.posventa.platform.test.Requirement;
import io.posventa.sla.arithmetic.Rule.Roll;
import io.posventa.sla.arithmetic.Rule.Skip;
import io.posventa.sla.calendar.Holiday;
import io.posventa.sla.calendar.Interval;
import io.posventa.sla.calendar.WorkCalendar;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DueDatesTest {
  private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
  private static final WorkCalendar NEW_YORK = calendar("America/New_York");

  @ParameterizedTest
  @MethodSource("io.posventa.sla.arithmetic.Vectors#all")
  @Requirement({"GEN-12", "GEN-14"})
  void everyGoldenVectorIsReproducedAndRecountedFromItsExplanationAlone(Vectors vector) {
    var due = DueDates.due(vector.start(), vector.rule(), vector.calendar(), List.of());

    assertThat(due.at()).isEqualTo(vector.due());
    assertThat(Recount.of(explained(vector.start(), vector.rule(), vector.calendar(), due)))
        .isEqualTo(vector.due());
  }

  @Test
  @Requirement({"CB-59", "CB-60"})
  void aDayThatEndsOnASaturdayMovesToMondayAtTheSameLocalTime() {
    var due = due("2025-01-10T15:00:00Z", "PT24H", Skip.WEEKENDS, NEW_YORK);

    assertThat(due.at()).isEqualTo(Instant.parse("2025-01-13T15:00:00Z"));
    assertThat(due.roll().orElseThrow().skipped()).hasSize(2);
  }

  @Test
  @Requirement({"CB-58", "CB-117"})
  void theSameInstantIsFridayInLosAngelesAndSaturdayInMadrid() {
    var start = "2025-01-09T23:30:00Z";

    assertThat(due(start, "PT24H", Skip.WEEKENDS, calendar("America/Los_Angeles")).at())
        .isEqualTo(Instant.parse("2025-01-10T23:30:00Z"));
    assertThat(due(start, "PT24H", Skip.WEEKENDS, calendar("Europe/Madrid")).at())
        .isEqualTo(Instant.parse("2025-01-12T23:30:00Z"));
  }

  @Test
  @Requirement("GEN-12")
  void aDayOfElapsedTimeIsTwentyFourHoursAcrossAClockChange() {
    assertThat(due("2025-03-08T15:00:00Z", "PT24H", Skip.NONE, NEW_YORK).at())
        .isEqualTo(Instant.parse("2025-03-09T15:00:00Z"));
    assertThat(due("2025-03-08T15:00:00Z", "P1D", Skip.NONE, NEW_YORK).at())
        .isEqualTo(Instant.parse("2025-03-09T14:00:00Z"));
  }

  @Test
  @Requirement({"PC-36", "PC-37"})
  void twentyFourBusinessHoursLeaveWeekendsAndHolidaysOut() {
    Map<DayOfWeek, List<Interval>> wholeDays = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      wholeDays.put(day, List.of(Interval.parse("00:00", "24:00")));
    }
    var holiday = new Holiday(LocalDate.parse("2025-01-15"), "Patron saint", "own");
    var madrid = WorkCalendar.of(ZoneId.of("Europe/Madrid"), WEEKEND, List.of(holiday), wholeDays);

    assertThat(due("2025-01-10T17:00:00Z", "24 business_hours", Skip.NONE, madrid).at())
        .isEqualTo(Instant.parse("2025-01-13T17:00:00Z"));
    assertThat(due("2025-01-14T08:00:00Z", "24 business_hours", Skip.NONE, madrid).at())
        .isEqualTo(Instant.parse("2025-01-16T08:00:00Z"));
  }

  @Test
  void pausedTimeDoesNotCountInAnyUnit() {
    var pause = pause("2025-01-10T15:00:00Z", "2025-01-13T15:00:00Z");
    var rule = new Rule(After.parse("7 business_days"), Skip.NONE, Roll.SAME_TIME);
    var start = Instant.parse("2025-01-06T15:00:00Z");

    var due = DueDates.due(start, rule, NEW_YORK, List.of(pause));

    assertThat(due.at()).isEqualTo(Instant.parse("2025-01-16T15:00:00Z"));
    assertThat(Recount.of(explained(start, rule, NEW_YORK, due))).isEqualTo(due.at());

    var elapsed = new Rule(After.parse("PT120H"), Skip.NONE, Roll.SAME_TIME);
    assertThat(DueDates.due(start, elapsed, NEW_YORK, List.of(pause)).at())
        .isEqualTo(Instant.parse("2025-01-14T15:00:00Z"));
  }

  @Test
  void aPauseAfterTheDueInstantChangesNothing() {
    var pause = pause("2025-01-10T15:00:00Z", "2025-01-13T15:00:00Z");
    var rule = new Rule(After.parse("PT24H"), Skip.NONE, Roll.SAME_TIME);

    assertThat(
            DueDates.due(Instant.parse("2025-01-09T15:00:00Z"), rule, NEW_YORK, List.of(pause))
                .at())
        .isEqualTo(Instant.parse("2025-01-10T15:00:00Z"));
  }

  @Test
  void aStepThatWouldBeDoneLateOnASkippedDayMovesAgainByItsRule() {
    var rule = new Rule(After.parse("PT24H"), Skip.WEEKENDS, Roll.SAME_TIME);
    var due = Instant.parse("2025-01-10T15:00:00Z");

    var move = DueDates.rollAgain(due, Instant.parse("2025-01-11T20:00:00Z"), rule, NEW_YORK);

    assertThat(move.orElseThrow().to()).isEqualTo(Instant.parse("2025-01-13T15:00:00Z"));
    assertThat(DueDates.rollAgain(due, Instant.parse("2025-01-10T23:00:00Z"), rule, NEW_YORK))
        .isEmpty();
  }

  @Test
  void theNextSkippedDayBoundsHowLateAStepMayBeDone() {
    var friday = Instant.parse("2025-01-10T15:00:00Z");

    assertThat(DueDates.notAfter(friday, Skip.WEEKENDS, NEW_YORK))
        .contains(Instant.parse("2025-01-11T05:00:00Z"));
    assertThat(DueDates.notAfter(friday, Skip.NONE, NEW_YORK)).isEmpty();
  }

  @Test
  void aCalendarThatNeverOpensIsRefusedInsteadOfSearchedForEver() {
    var never = WorkCalendar.of(ZoneId.of("UTC"), Set.of(DayOfWeek.values()), List.of(), Map.of());

    assertThatThrownBy(() -> due("2025-01-10T15:00:00Z", "1 business_days", Skip.NONE, never))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> due("2025-01-10T15:00:00Z", "PT1H business_hours", Skip.NONE, never))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aRecountRefusesAnExplanationThatDoesNotAddUp() {
    var start = Instant.parse("2025-01-06T15:00:00Z");
    var rule = new Rule(After.parse("7 business_days"), Skip.NONE, Roll.SAME_TIME);
    var explanation =
        (ObjectNode)
            explained(start, rule, NEW_YORK, DueDates.due(start, rule, NEW_YORK, List.of()));

    ((ObjectNode) explanation.path("rule")).put("amount", "8");

    assertThatThrownBy(() -> Recount.of(explanation)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theSentenceSaysStartRuleMoveAndPolicyInBothLanguages() {
    var start = Instant.parse("2025-01-10T15:00:00Z");
    var rule = new Rule(After.parse("PT24H"), Skip.WEEKENDS, Roll.SAME_TIME);
    var explanation =
        explanation(start, rule, NEW_YORK, DueDates.due(start, rule, NEW_YORK, List.of()));

    assertThat(Sentence.of(explanation, Locale.ENGLISH))
        .isEqualTo(
            "Due on Monday 13 January 2025 at 10:00:00 (America/New_York): 24 hours after the ticket"
                + " was opened on Friday 10 January 2025 at 10:00:00, moved from Saturday 11 January"
                + " 2025 at 10:00:00 because these days are skipped: weekends. Rule: ladder"
                + " refund-grace, step 1 (process the request), policy clickbank, version 1.");
    assertThat(Sentence.of(explanation, Locale.forLanguageTag("es-MX")))
        .startsWith(
            "Vence el lunes 13 de enero de 2025 a las 10:00:00 (America/New_York): 24 horas")
        .contains("desde que se abrió el ticket el viernes 10 de enero de 2025 a las 10:00:00")
        .contains("se saltan: los fines de semana");
  }

  private static Due due(String start, String after, Skip skip, WorkCalendar calendar) {
    var rule = new Rule(After.parse(after), skip, Roll.SAME_TIME);
    return DueDates.due(Instant.parse(start), rule, calendar, List.of());
  }

  private static WorkCalendar calendar(String zone) {
    return WorkCalendar.of(ZoneId.of(zone), WEEKEND, List.of(), Map.of());
  }

  private static Pause pause(String from, String to) {
    return new Pause(Instant.parse(from), Instant.parse(to));
  }

  private static JsonNode explained(Instant start, Rule rule, WorkCalendar calendar, Due due) {
    return TestJson.tree(explanation(start, rule, calendar, due));
  }

  private static Explanation explanation(Instant start, Rule rule, WorkCalendar calendar, Due due) {
    return Explanation.of(
        new Explanation.Origin("policy_1", "clickbank", 1, "refund-grace", 1, "execute"),
        new Explanation.Start(
            "ticket.opened", Optional.of("evt_1"), Optional.of("customer"), start),
        rule,
        "vendor",
        calendar,
        List.of(),
        due);
  }
}
