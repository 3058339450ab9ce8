package io.posventa.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.posventa.e2e.client.Views.Deadline;
import io.posventa.e2e.house.Case;
import io.posventa.e2e.house.House;
import io.posventa.e2e.house.Sandbox;
import io.posventa.e2e.house.Vendor;
import io.posventa.platform.test.Requirement;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A support ticket on which nobody writes is warned and closed, by who wrote last. One marketplace
 * lives from January 2025 to the end of 2026; every instant below was reckoned by hand.
 */
@ExtendWith(House.class)
@TestInstance(Lifecycle.PER_CLASS)
class SilenceTest {
  private static final String MADRID = "Europe/Madrid";
  private static final String NEW_YORK = "America/New_York";
  private static final String LORD_HOWE = "Australia/Lord_Howe";
  private static final String KOLKATA = "Asia/Kolkata";

  private record Row(String what, String zone, boolean answered, String since, List<String> due) {}

  private static final List<Row> ROWS =
      List.of(
          // The vendor does not answer: 48 hours, 4 days, 6 days.
          unanswered(
              "Monday: close falls on Sunday, and summer time begins on it",
              MADRID,
              "2026-03-23T09:00:00Z",
              "2026-03-25T09:00:00Z",
              "2026-03-27T09:00:00Z",
              "2026-03-30T08:00:00Z"),
          unanswered(
              "Saturday, the day before summer time: hours are hours, days are days",
              NEW_YORK,
              "2026-03-07T15:00:00Z",
              "2026-03-09T15:00:00Z",
              "2026-03-11T14:00:00Z",
              "2026-03-13T14:00:00Z"),
          unanswered(
              "Tuesday: a warning on Saturday, half an hour gained on Sunday",
              LORD_HOWE,
              "2026-03-30T23:00:00Z",
              "2026-04-01T23:00:00Z",
              "2026-04-03T23:00:00Z",
              "2026-04-05T23:30:00Z"),
          unanswered(
              "Monday without summer time",
              KOLKATA,
              "2026-03-23T09:00:00Z",
              "2026-03-25T09:00:00Z",
              "2026-03-27T09:00:00Z",
              "2026-03-30T09:00:00Z"),
          unanswered(
              "Tuesday before winter time",
              MADRID,
              "2026-10-20T08:00:00Z",
              "2026-10-22T08:00:00Z",
              "2026-10-24T08:00:00Z",
              "2026-10-26T09:00:00Z"),
          unanswered(
              "Saturday before winter time",
              NEW_YORK,
              "2026-10-31T14:00:00Z",
              "2026-11-02T14:00:00Z",
              "2026-11-04T15:00:00Z",
              "2026-11-06T15:00:00Z"),
          // The customer does not answer the vendor: 7 and 14 business days.
          answered(
              "Monday 6 January 2025, across a public holiday that counts",
              NEW_YORK,
              "2025-01-06T15:00:00Z",
              "2025-01-15T15:00:00Z",
              "2025-01-24T15:00:00Z"),
          answered(
              "Saturday: counting begins on Monday 00:00, in summer time by then",
              NEW_YORK,
              "2026-03-07T15:00:00Z",
              "2026-03-18T04:00:00Z",
              "2026-03-27T04:00:00Z"),
          answered(
              "Thursday before summer time",
              MADRID,
              "2026-03-26T15:00:00Z",
              "2026-04-06T14:00:00Z",
              "2026-04-15T14:00:00Z"),
          answered(
              "Wednesday before the half hour",
              LORD_HOWE,
              "2026-03-31T22:00:00Z",
              "2026-04-09T22:30:00Z",
              "2026-04-20T22:30:00Z"),
          answered(
              "Friday",
              KOLKATA,
              "2026-03-06T04:30:00Z",
              "2026-03-17T04:30:00Z",
              "2026-03-26T04:30:00Z"));

  private record Told(Case one, List<Instant> shown) {}

  private final Map<Row, Told> told = new HashMap<>();

  private static Row unanswered(
      String what, String zone, String since, String first, String second, String close) {
    return new Row(what, zone, false, since, List.of(first, second, close));
  }

  private static Row answered(String what, String zone, String since, String warn, String close) {
    return new Row(what, zone, true, since, List.of(warn, close));
  }

  @BeforeAll
  void liveThroughTwoYears() {
    var sandbox = Sandbox.at("2025-01-05T00:00:00Z");
    var vendors = new HashMap<String, Vendor>();
    var timeline = new Timeline();
    for (var row : ROWS) {
      timeline.at(
          row.since(),
          () -> {
            var vendor = vendors.computeIfAbsent(row.zone(), sandbox::vendor);
            var one = sandbox.open(sandbox.customer(), "support", sandbox.sale(vendor));
            if (row.answered()) {
              one.reply(vendor.self(), "Have you tried another browser?");
            }
            sandbox.settle();
            told.put(row, new Told(one, one.pending().stream().map(Deadline::dueAt).toList()));
          });
    }
    timeline.play(sandbox, "2026-12-01T00:00:00Z");
  }

  @TestFactory
  @Requirement({"CB-58", "CB-61", "CB-62", "CB-63", "CB-65", "CB-66", "CB-67", "CB-68"})
  Stream<DynamicTest> whatWillHappenIsShownFromTheStart() {
    return ROWS.stream()
        .map(
            row ->
                dynamicTest(
                    name(row),
                    () -> assertThat(told.get(row).shown()).isEqualTo(instants(row.due()))));
  }

  @TestFactory
  @Requirement({"CB-24", "CB-61", "CB-62", "CB-63", "CB-64", "CB-65", "CB-66", "CB-67"})
  Stream<DynamicTest> itIsWarnedAndThenClosedAtThoseInstants() {
    return ROWS.stream().map(row -> dynamicTest(name(row), () -> wasWarnedAndClosed(row)));
  }

  private void wasWarnedAndClosed(Row row) {
    var one = told.get(row).one();
    var happened =
        one.history().stream()
            .filter(entry -> entry.type().matches("ticket\\.(warned|closed)"))
            .toList();

    assertThat(happened).extracting(entry -> entry.at()).isEqualTo(instants(row.due()));
    assertThat(happened.getLast().type()).isEqualTo("ticket.closed");
    assertThat(happened.subList(0, happened.size() - 1))
        .allSatisfy(entry -> assertThat(entry.type()).isEqualTo("ticket.warned"));
    var ticket = one.ticket();
    assertThat(ticket.closeReason()).isEqualTo("inactivity");
    assertThat(ticket.closedBy()).isNotNull();
    assertThat(ticket.closedBy().party()).isEqualTo("system");
  }

  private static String name(Row row) {
    return "%s, %s: %s"
        .formatted(row.answered() ? "answered" : "unanswered", row.zone(), row.what());
  }

  private static List<Instant> instants(List<String> texts) {
    return texts.stream().map(Instant::parse).toList();
  }
}
