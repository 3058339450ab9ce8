package io.posventa.sla.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.platform.test.Requirement;
import io.posventa.sla.ladder.Policies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every timed rule of the preset, from its shipped document. 2025-01-06 is a Monday. */
class ClickBankLaddersTest {

  @ParameterizedTest
  @Requirement({"CB-44", "CB-45", "CB-58", "CB-59", "CB-60"})
  @CsvSource({
    "America/New_York, 2025-01-07T10:00, 2025-01-08T10:00",
    "America/New_York, 2025-01-09T23:59, 2025-01-10T23:59",
    "America/New_York, 2025-01-10T10:00, 2025-01-13T10:00",
    "America/New_York, 2025-01-11T10:00, 2025-01-13T10:00",
    "America/New_York, 2025-01-12T10:00, 2025-01-13T10:00",
    "Europe/Madrid, 2025-01-10T10:00, 2025-01-13T10:00",
    "Europe/Madrid, 2025-01-12T00:00, 2025-01-13T00:00",
    "Asia/Kolkata, 2025-01-10T10:00, 2025-01-13T10:00",
    // Clocks change on the Sunday in between: 24 elapsed hours first, then the local time stays.
    "America/New_York, 2025-03-07T10:00, 2025-03-10T10:00",
    "America/New_York, 2025-03-08T10:00, 2025-03-10T11:00",
    "America/New_York, 2025-11-01T10:00, 2025-11-03T09:00",
    "Europe/Madrid, 2025-03-29T10:00, 2025-03-31T11:00",
    "Europe/Madrid, 2025-10-24T10:00, 2025-10-27T10:00"
  })
  void aCustomersRequestIsProcessedAfterADayAndNeverOnAWeekendOfTheVendor(
      String zone, String opened, String due) {
    for (String type : new String[] {"refund", "cancellation"}) {
      var story = story(zone).opened(type, "customer", opened);

      assertThat(story.pending()).containsExactly("refund-grace 1 execute " + due);
    }
  }

  @Test
  @Requirement("CB-10")
  void aPhoneRepresentativesTicketKeepsTheDayToSaveTheSale() {
    assertThat(story().opened("refund", "operator", "2025-01-07T10:00").pending())
        .containsExactly("refund-grace 1 execute 2025-01-08T10:00");
  }

  @ParameterizedTest
  @Requirement({"CB-20", "CB-46", "CB-112"})
  @ValueSource(strings = {"2025-01-07T10:00", "2025-01-11T10:00"})
  void aVendorsOwnRequestIsProcessedAfterFiveMinutesEvenOnAWeekend(String opened) {
    assertThat(story().opened("refund", "vendor", opened).pending())
        .containsExactly("refund-vendor 1 execute " + opened.replace(":00", ":05"));
  }

  @Test
  @Requirement({"CB-12", "CB-21"})
  void closingBeforeTheDueTimeLeavesNothingToProcess() {
    var customers = story().opened("refund", "customer", "2025-01-07T10:00");
    var vendors = story().opened("refund", "vendor", "2025-01-07T10:00");

    customers.closed("customer", "2025-01-08T09:00");
    vendors.closed("vendor", "2025-01-07T10:04");

    assertThat(customers.fire("2025-01-09T10:00")).isEmpty();
    assertThat(vendors.fire("2025-01-07T10:06")).isEmpty();
    assertThat(customers.nextDueAt()).isEmpty();
    assertThat(customers.deadline("refund-grace", 1).status).isEqualTo(Deadline.Status.CANCELLED);
  }

  @Test
  @Requirement({"CB-15", "CB-23"})
  void aRequestTurnedIntoSupportIsNotProcessedAndWaitsForTheVendorInstead() {
    var story = story().opened("refund", "customer", "2025-01-07T10:00");

    story.converted("support", "customer", "2025-01-08T09:00");

    assertThat(story.pending())
        .containsExactly(
            "vendor-silent 1 warn 2025-01-10T09:00",
            "vendor-silent 2 warn 2025-01-12T09:00",
            "vendor-silent 3 close 2025-01-14T09:00");
    assertThat(story.fire("2025-01-08T10:00")).isEmpty();
  }

  @Test
  void aRequestThatTheVendorTurnsIntoSupportWaitsForTheCustomer() {
    var story = story().opened("refund", "customer", "2025-01-07T10:00");

    story.converted("support", "vendor", "2025-01-08T09:00");

    assertThat(story.pending())
        .containsExactly(
            "customer-silent 1 warn 2025-01-17T09:00", "customer-silent 2 close 2025-01-28T09:00");
  }

  @Test
  @Requirement({"CB-22", "CB-47"})
  void supportThatTheCustomerTurnsIntoARefundIsProcessedADayAfterTheChange() {
    var story = story().opened("support", "customer", "2025-01-06T10:00");

    story.converted("refund", "customer", "2025-01-10T11:00");

    assertThat(story.pending()).containsExactly("refund-converted 1 execute 2025-01-13T11:00");
  }

  @Test
  @Requirement("CB-47")
  void supportThatTheVendorTurnsIntoARefundIsProcessedAfterFiveMinutes() {
    var story = story().opened("support", "customer", "2025-01-06T10:00");

    story.converted("refund", "vendor", "2025-01-07T11:00");

    assertThat(story.pending()).containsExactly("refund-vendor 1 execute 2025-01-07T11:05");
  }

  @Test
  void oneKindOfRequestTurnedIntoTheOtherHasAFreshTermByWhoTurnedIt() {
    var story = story().opened("refund", "customer", "2025-01-06T10:00");

    story.converted("cancellation", "customer", "2025-01-07T09:00");
    assertThat(story.pending()).containsExactly("refund-converted 1 execute 2025-01-08T09:00");

    story.converted("refund", "customer", "2025-01-07T20:00");
    assertThat(story.pending()).containsExactly("refund-converted 1 execute 2025-01-08T20:00");

    story.converted("cancellation", "vendor", "2025-01-07T21:00");
    assertThat(story.pending()).containsExactly("refund-vendor 1 execute 2025-01-07T21:05");
  }

  @Test
  @Requirement("CB-56")
  void aVendorThatAbusedTheRuleHasNoTimeToSaveSalesWhoeverAsks() {
    for (String party : new String[] {"customer", "operator", "vendor"}) {
      var story = story().immediate().opened("refund", party, "2025-01-11T10:00");

      assertThat(story.pending()).containsExactly("refund-immediate 1 execute 2025-01-11T10:00");
      assertThat(story.fire("2025-01-11T10:00")).hasSize(1);
    }
  }

  @Test
  @Requirement("CB-56")
  void theRefundModeIsReadAtTheStartAndRunningDeadlinesStay() {
    var story = story().opened("refund", "customer", "2025-01-07T10:00").immediate();

    story.message("vendor", "2025-01-07T11:00");

    assertThat(story.pending()).containsExactly("refund-grace 1 execute 2025-01-08T10:00");
  }

  @ParameterizedTest
  @Requirement({"CB-61", "CB-62", "CB-63", "CB-64"})
  @CsvSource({
    "America/New_York, 2025-01-06T10:00, 2025-01-08T10:00, 2025-01-10T10:00, 2025-01-13T10:00",
    "America/New_York, 2025-01-07T10:00, 2025-01-09T10:00, 2025-01-11T10:00, 2025-01-13T10:00",
    "Europe/Madrid, 2025-03-27T10:00, 2025-03-29T10:00, 2025-03-31T10:00, 2025-04-02T10:00",
    "Europe/Madrid, 2025-03-28T10:00, 2025-03-30T11:00, 2025-04-01T10:00, 2025-04-03T10:00",
    "Asia/Kolkata, 2025-01-06T10:00, 2025-01-08T10:00, 2025-01-10T10:00, 2025-01-13T10:00"
  })
  void aSilentVendorIsWarnedTwiceAndTheTicketClosedAfterSixDaysButNotOnAWeekend(
      String zone, String opened, String first, String second, String close) {
    assertThat(story(zone).opened("support", "customer", opened).pending())
        .containsExactly(
            "vendor-silent 1 warn " + first,
            "vendor-silent 2 warn " + second,
            "vendor-silent 3 close " + close);
  }

  @Test
  @Requirement({"CB-65", "CB-66", "CB-67", "CB-68"})
  void aSilentCustomerIsWarnedAfterSevenBusinessDaysAndTheTicketClosedAfterFourteen() {
    var story = story().opened("support", "customer", "2025-01-03T10:00");

    story.message("vendor", "2025-01-06T10:00");

    // 2025-01-20 is a public holiday in the USA, and counts.
    assertThat(story.pending())
        .containsExactly(
            "customer-silent 1 warn 2025-01-15T10:00", "customer-silent 2 close 2025-01-24T10:00");
  }

  @Test
  @Requirement({"CB-68", "CB-69"})
  void everyReplyStartsTheCountAgainByTheRuleOfWhoeverMustAnswer() {
    var story = story().opened("support", "customer", "2025-01-06T10:00");

    story.message("customer", "2025-01-08T09:00");
    assertThat(story.fire("2025-01-08T10:00")).isEmpty();
    assertThat(story.pending()).startsWith("vendor-silent 1 warn 2025-01-10T09:00");

    story.message("vendor", "2025-01-09T12:00");
    assertThat(story.pending())
        .containsExactly(
            "customer-silent 1 warn 2025-01-20T12:00", "customer-silent 2 close 2025-01-29T12:00");

    story.message("vendor", "2025-01-10T12:00");
    assertThat(story.pending()).startsWith("customer-silent 1 warn 2025-01-21T12:00");

    story.message("customer", "2025-01-10T13:00");
    assertThat(story.pending()).startsWith("vendor-silent 1 warn 2025-01-12T13:00").hasSize(3);
  }

  @Test
  @Requirement("CB-69")
  void operatorsAndAutomaticMessagesAreNobodysActivity() {
    var story = story().opened("support", "customer", "2025-01-06T10:00");
    var before = story.pending();

    story.message("operator", "2025-01-07T10:00");
    story.automaticMessage("vendor", "2025-01-07T11:00");
    story.automaticMessage("customer", "2025-01-07T12:00");

    assertThat(story.pending()).isEqualTo(before);
  }

  @Test
  @Requirement("CB-70")
  void aPendingRefundIsNotWarnedAbout() {
    var story = story().opened("refund", "customer", "2025-01-10T10:00");

    story.message("vendor", "2025-01-10T11:00").message("customer", "2025-01-10T12:00");

    assertThat(story.fire("2025-01-12T12:00")).isEmpty();
    assertThat(story.pending()).containsExactly("refund-grace 1 execute 2025-01-13T10:00");
  }

  @Test
  void aSupportTicketThatTheVendorOpensWaitsForTheCustomer() {
    assertThat(story().opened("support", "vendor", "2025-01-06T10:00").pending())
        .startsWith("customer-silent 1 warn 2025-01-15T10:00");
  }

  @Test
  void stepsFireAtTheirDueTimeAndNotBeforeAndOnce() {
    var story = story().opened("support", "customer", "2025-01-06T10:00");

    assertThat(story.fire("2025-01-08T09:59:59.999999")).isEmpty();
    assertThat(story.fire("2025-01-08T10:00")).containsExactly("vendor-silent 1 warn");
    assertThat(story.fire("2025-01-08T10:00")).isEmpty();
    assertThat(story.nextDueAt()).contains(story.instant("2025-01-10T10:00"));
  }

  @Test
  void whatCameDueDuringAStopFiresInDueOrderAfterIt() {
    var story = story().opened("support", "customer", "2025-01-06T10:00");

    assertThat(story.fire("2025-01-14T12:00"))
        .containsExactly("vendor-silent 1 warn", "vendor-silent 2 warn", "vendor-silent 3 close");
  }

  @Test
  @Requirement({"CB-45", "CB-64"})
  void aStepThatWouldLandOnAWeekendAfterAStopWaitsForMonday() {
    var refund = story().opened("refund", "customer", "2025-01-08T22:00");
    var support = story().opened("support", "customer", "2025-01-04T10:00");

    assertThat(refund.fire("2025-01-11T00:30")).isEmpty();
    assertThat(refund.pending()).containsExactly("refund-grace 1 execute 2025-01-13T22:00");
    assertThat(support.fire("2025-01-12T09:00"))
        .containsExactly("vendor-silent 1 warn", "vendor-silent 2 warn");
    assertThat(support.pending()).containsExactly("vendor-silent 3 close 2025-01-13T10:00");
  }

  @Test
  void anOwnerThatGetsAStepOnASkippedDayHandsItBackForMonday() {
    var story = story().opened("refund", "customer", "2025-01-09T23:59");
    assertThat(story.fire("2025-01-10T23:59")).hasSize(1);
    assertThat(story.notAfter("refund-grace", 1, "2025-01-10T23:59"))
        .contains(story.instant("2025-01-11T00:00"));

    story.handBack("refund-grace", 1, "2025-01-11T00:01");

    assertThat(story.pending()).containsExactly("refund-grace 1 execute 2025-01-13T23:59");
    assertThat(story.fire("2025-01-13T23:59")).hasSize(1);
  }

  @Test
  void aStepHandedBackAfterItsLadderEndedIsOver() {
    var story = story().opened("refund", "customer", "2025-01-09T23:59");
    story.fire("2025-01-10T23:59");
    story.closed("customer", "2025-01-10T23:59:30");

    story.handBack("refund-grace", 1, "2025-01-11T00:01");

    assertThat(story.pending()).isEmpty();
    assertThat(story.deadline("refund-grace", 1).status).isEqualTo(Deadline.Status.CANCELLED);
  }

  @Test
  void aStepThatTheOwnerFoundOvertakenIsShownAsCancelled() {
    var story = story().opened("refund", "customer", "2025-01-07T10:00");
    story.fire("2025-01-08T10:00");

    story.supersede("refund-grace", 1, "2025-01-08T10:00:01");

    assertThat(story.deadline("refund-grace", 1).status).isEqualTo(Deadline.Status.CANCELLED);
  }

  @Test
  void aTestClockFiresOneStepAtATime() {
    var story = story().opened("support", "customer", "2025-01-06T10:00");

    assertThat(story.fire("2025-01-14T12:00", 1)).containsExactly("vendor-silent 1 warn");
    assertThat(story.fire("2025-01-14T12:00", 1)).containsExactly("vendor-silent 2 warn");
  }

  private static Story story() {
    return story("America/New_York");
  }

  private static Story story(String zone) {
    return new Story(Policies.clickbank(), zone);
  }
}
