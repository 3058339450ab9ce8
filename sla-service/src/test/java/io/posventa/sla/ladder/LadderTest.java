package io.posventa.sla.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.posventa.sla.arithmetic.After;
import io.posventa.sla.arithmetic.Rule;
import io.posventa.sla.calendar.Profile;
import io.posventa.sla.calendar.WorkCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a ladder's words mean. */
class LadderTest {
  private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

  @Test
  void everyWordOfAStepIsRead() {
    var step =
        steps(
                "{ after: 7 business_days, do: close, skip: weekends, roll: next_open,"
                    + " notify: [customer, vendor], to: operator, flag: late, close_reason: inactivity }")
            .getFirst();

    assertThat(step)
        .isEqualTo(
            new Step(
                1,
                1,
                new Rule(new After.BusinessDays(7), Rule.Skip.WEEKENDS, Rule.Roll.NEXT_OPEN),
                Step.Action.CLOSE,
                List.of("customer", "vendor"),
                Optional.of("operator"),
                Optional.of("late"),
                Optional.of("inactivity")));
    assertThat(step.action().wire()).isEqualTo("close");
  }

  @Test
  void aStepThatSaysNoMoreSkipsNoDayAndInformsNobody() {
    var step = steps("{ after: P4D, do: take_over }").getFirst();

    assertThat(step.rule())
        .isEqualTo(new Rule(new After.Days(4), Rule.Skip.NONE, Rule.Roll.SAME_TIME));
    assertThat(step.inform()).isEmpty();
    assertThat(step.to()).isEmpty();
    assertThat(step.flag()).isEmpty();
    assertThat(step.closeReason()).isEmpty();
    assertThat(step.action().wire()).isEqualTo("take_over");
  }

  @Test
  void stepsAreNumberedAndSoAreTheWarningsAmongThem() {
    var steps =
        steps(
            "{ after: P1D, do: warn }",
            "{ after: P2D, do: remind }",
            "{ after: P3D, do: warn }",
            "{ after: P4D, do: close }");

    assertThat(steps).extracting(Step::number).containsExactly(1, 2, 3, 4);
    assertThat(steps).extracting(Step::ordinal).containsExactly(1, 1, 2, 1);
  }

  @Test
  void aTriggerByNobodyInParticularMatchesEverybody() {
    var triggers = Trigger.list(Policies.yaml("ticket.closed"));

    assertThat(triggers).containsExactly(new Trigger("ticket.closed", Optional.empty()));
    assertThat(triggers.getFirst().matches(by("ticket.closed", "vendor"))).isTrue();
    assertThat(triggers.getFirst().matches(by("ticket.closed", null))).isTrue();
    assertThat(triggers.getFirst().matches(by("ticket.opened", "vendor"))).isFalse();
  }

  @Test
  void aTriggerByAPartyMatchesThatPartyOnly() {
    var trigger =
        Trigger.list(Policies.yaml("{ event: email.accepted, by: [vendor, operator] }")).getFirst();

    assertThat(trigger.matches(by("email.accepted", "vendor"))).isTrue();
    assertThat(trigger.matches(by("email.accepted", "operator"))).isTrue();
    assertThat(trigger.matches(by("email.accepted", "customer"))).isFalse();
    assertThat(trigger.matches(by("email.accepted", null))).isFalse();
    assertThat(trigger.matches(by("ticket.closed", "vendor"))).isFalse();
  }

  @Test
  void anAutomaticMessageIsNobodysActivity() {
    var trigger = new Trigger("message.from_vendor", Optional.empty());
    var answer =
        new Occurrence("message.from_vendor", "evt_1", Optional.of("vendor"), true, START, 2);

    assertThat(trigger.matches(answer)).isFalse();
  }

  @Test
  void whatIsNoVersionOfTheCaseCountsWithTheOneThatItHas() {
    var mail = new Occurrence.Loose("email.accepted", "evt_1", Optional.of("vendor"), START);

    assertThat(mail.in(7))
        .isEqualTo(
            new Occurrence("email.accepted", "evt_1", Optional.of("vendor"), false, START, 7));
  }

  @Test
  void triggersAreAListOneEntryOrNone() {
    assertThat(Trigger.list(Policies.yaml("[a, { event: b, by: [vendor] }]")))
        .containsExactly(
            new Trigger("a", Optional.empty()), new Trigger("b", Optional.of(List.of("vendor"))));
    assertThat(Trigger.list(Policies.yaml("{}").path("cancel"))).isEmpty();
    assertThat(Trigger.list(Policies.yaml("{ cancel: null }").path("cancel"))).isEmpty();
  }

  @Test
  void allConditionsMustHoldEachByAnyOfItsValues() {
    var when = When.parse(Policies.yaml("{ ticket.type: [refund, cancel], opened_by: customer }"));

    assertThat(when.holds(Map.of("ticket.type", "refund", "opened_by", "customer"))).isTrue();
    assertThat(when.holds(Map.of("ticket.type", "cancel", "opened_by", "customer"))).isTrue();
    assertThat(when.holds(Map.of("ticket.type", "support", "opened_by", "customer"))).isFalse();
    assertThat(when.holds(Map.of("ticket.type", "refund", "opened_by", "vendor"))).isFalse();
    assertThat(when.holds(Map.of("ticket.type", "refund"))).isFalse();
  }

  @Test
  void aLadderStartsWhenItsEventHappensToACaseThatItIsFor() {
    var ladder = ladder("start: ticket.opened", "cancel: [ticket.closed]");

    assertThat(ladder.startsOn(by("ticket.opened", "vendor"), Map.of("ticket.type", "support")))
        .isTrue();
    assertThat(ladder.startsOn(by("ticket.opened", "vendor"), Map.of("ticket.type", "refund")))
        .isFalse();
    assertThat(ladder.startsOn(by("ticket.closed", "vendor"), Map.of("ticket.type", "support")))
        .isFalse();
    assertThat(ladder.isCancelledBy(by("ticket.closed", "vendor"))).isTrue();
    assertThat(ladder.isCancelledBy(by("ticket.opened", "vendor"))).isFalse();
  }

  @Test
  void onlyALadderThatSaysSoRestarts() {
    assertThat(ladder("start: a", "restart: true").restartOn())
        .containsExactly(new Trigger("a", Optional.empty()));
    assertThat(ladder("start: a").restartOn()).isEmpty();
    assertThat(ladder("start: a", "pause_while: [held]").pauseWhile()).containsExactly("held");
  }

  @Test
  void aPolicyKnowsItsLaddersByName() {
    var policy = policy("P1D", "vendor");

    assertThat(policy.ladder("answer")).contains(policy.ladders().getFirst());
    assertThat(policy.ladder("other")).isEmpty();
    assertThatThrownBy(() -> policy("P1D", "nobodys")).hasMessageContaining("ladder answer");
  }

  @Test
  void aLadderWithoutACalendarCountsEveryDayInUtc() {
    assertThat(policy("P1D", "null").calendar(ladder("start: a"), profile(), START))
        .isEqualTo(WorkCalendar.always());
  }

  @Test
  void aLaddersHolidaysReachFromTheDayBeforeItsStartBeyondItsLongestStep() {
    for (String after : List.of("PT24H", "P1000D", "1000 business_days", "4000 business_hours")) {
      var policy = policy(after, "vendor");
      var start = LocalDate.ofInstant(START, ZoneOffset.UTC);

      var calendar = policy.calendar(policy.ladders().getFirst(), profile(), START);

      var last = start.plusDays(after.equals("PT24H") ? 800 : 3_000).plusDays(-366);
      assertThat(calendar.zone()).isEqualTo(ZoneId.of("Pacific/Kiritimati"));
      assertThat(calendar.holidays().lastKey()).as(after).isAfter(last);
      assertThat(calendar.closed(LocalDate.parse("2026-01-06"))).isPresent();
    }
  }

  private static List<Step> steps(String... steps) {
    return Step.list(Policies.yaml("[" + String.join(", ", steps) + "]"));
  }

  private static Ladder ladder(String... lines) {
    return Ladder.parse(
        Policies.yaml(
            "name: answer\nwhen: { ticket.type: support }\nsteps: []\n"
                + String.join("\n", lines)));
  }

  private static LadderPolicy policy(String after, String calendar) {
    return LadderPolicy.parse(
        "policy_1",
        "any",
        1,
        Policies.yaml(
            """
            calendars: { vendor: { zone: vendor, weekend: [], holidays: [country, own] } }
            ladders:
              - name: answer
                calendar: %s
                start: a
                steps: [{ after: PT1H, do: warn }, { after: %s, do: warn }]
            """
                .formatted(calendar, after)));
  }

  private static Profile profile() {
    var zone = ZoneId.of("Pacific/Kiritimati");
    return new Profile(zone, zone, Optional.of("ES"), List.of());
  }

  private static Occurrence by(String event, @Nullable String party) {
    return new Occurrence(event, "evt_1", Optional.ofNullable(party), false, START, 1);
  }
}
