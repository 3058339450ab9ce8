package io.posventa.e2e.story;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.posventa.e2e.client.Views.Deadline;
import io.posventa.e2e.house.Books;
import io.posventa.e2e.house.Case;
import io.posventa.e2e.house.House;
import io.posventa.e2e.house.Sale;
import io.posventa.e2e.house.Sandbox;
import io.posventa.e2e.house.Vendor;
import io.posventa.platform.test.Requirement;
import java.time.Instant;
import java.util.ArrayList;
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
 * A request is processed a day later, and never on a weekend of the vendor's. One marketplace lives
 * through 2026, with vendors in four zones; every due instant below was reckoned by hand.
 */
@ExtendWith(House.class)
@TestInstance(Lifecycle.PER_CLASS)
class RefundGraceTest {
  private static final String MADRID = "Europe/Madrid";
  private static final String NEW_YORK = "America/New_York";
  private static final String LORD_HOWE = "Australia/Lord_Howe";
  private static final String KOLKATA = "Asia/Kolkata";

  /** Who asks: the customer, or somebody on the phone for it, or the vendor of its own accord. */
  private enum By {
    CUSTOMER,
    PHONE,
    VENDOR
  }

  private record Row(String what, String zone, By by, String openedAt, String due) {}

  private static final List<Row> ROWS =
      List.of(
          // An ordinary day.
          row("Tuesday 10:00", MADRID, By.CUSTOMER, "2026-03-03T09:00:00Z", "2026-03-04T09:00:00Z"),
          row(
              "Tuesday, by phone",
              MADRID,
              By.PHONE,
              "2026-03-03T09:00:00Z",
              "2026-03-04T09:00:00Z"),
          row(
              "Tuesday, by vendor",
              MADRID,
              By.VENDOR,
              "2026-03-03T09:00:00Z",
              "2026-03-03T09:05:00Z"),
          // One instant in three zones: Thursday 23:30 in New York is Friday elsewhere.
          row("Thu 23:30", NEW_YORK, By.CUSTOMER, "2026-03-06T04:30:00Z", "2026-03-07T04:30:00Z"),
          row("Fri 05:30", MADRID, By.CUSTOMER, "2026-03-06T04:30:00Z", "2026-03-09T04:30:00Z"),
          row("Fri 10:00", KOLKATA, By.CUSTOMER, "2026-03-06T04:30:00Z", "2026-03-09T04:30:00Z"),
          // New York goes over to summer time on Sunday 8 March.
          row(
              "Fri 10:00 EST",
              NEW_YORK,
              By.CUSTOMER,
              "2026-03-06T15:00:00Z",
              "2026-03-09T14:00:00Z"),
          row("Fri, by phone", NEW_YORK, By.PHONE, "2026-03-06T15:00:00Z", "2026-03-09T14:00:00Z"),
          row(
              "Sat 10:00 EST",
              NEW_YORK,
              By.CUSTOMER,
              "2026-03-07T15:00:00Z",
              "2026-03-09T15:00:00Z"),
          row(
              "Sat, by vendor",
              NEW_YORK,
              By.VENDOR,
              "2026-03-07T15:00:00Z",
              "2026-03-07T15:05:00Z"),
          row(
              "Sun 10:00 EDT",
              NEW_YORK,
              By.CUSTOMER,
              "2026-03-08T14:00:00Z",
              "2026-03-09T14:00:00Z"),
          // Madrid on Sunday 29 March.
          row("Fri 10:00 CET", MADRID, By.CUSTOMER, "2026-03-27T09:00:00Z", "2026-03-30T08:00:00Z"),
          row("Sat 10:00 CET", MADRID, By.CUSTOMER, "2026-03-28T09:00:00Z", "2026-03-30T09:00:00Z"),
          row("in the gap", MADRID, By.VENDOR, "2026-03-29T00:58:00Z", "2026-03-29T01:03:00Z"),
          row(
              "Sun 10:00 CEST",
              MADRID,
              By.CUSTOMER,
              "2026-03-29T08:00:00Z",
              "2026-03-30T08:00:00Z"),
          // Lord Howe goes back by half an hour on Sunday 5 April and on again on 4 October.
          row(
              "Fri 10:00 +11",
              LORD_HOWE,
              By.CUSTOMER,
              "2026-04-02T23:00:00Z",
              "2026-04-05T23:30:00Z"),
          row(
              "Sat 10:00 +11",
              LORD_HOWE,
              By.CUSTOMER,
              "2026-04-03T23:00:00Z",
              "2026-04-05T23:00:00Z"),
          row(
              "Fri 10:00 +10:30",
              LORD_HOWE,
              By.CUSTOMER,
              "2026-10-01T23:30:00Z",
              "2026-10-04T23:00:00Z"),
          // Madrid on Sunday 25 October, New York a week later.
          row(
              "Fri 10:00 CEST",
              MADRID,
              By.CUSTOMER,
              "2026-10-23T08:00:00Z",
              "2026-10-26T09:00:00Z"),
          row(
              "Sat 10:00 CEST",
              MADRID,
              By.CUSTOMER,
              "2026-10-24T08:00:00Z",
              "2026-10-26T08:00:00Z"),
          row(
              "Fri 10:00 EDT",
              NEW_YORK,
              By.CUSTOMER,
              "2026-10-30T14:00:00Z",
              "2026-11-02T15:00:00Z"),
          row(
              "Sun 10:00 EST",
              NEW_YORK,
              By.CUSTOMER,
              "2026-11-01T15:00:00Z",
              "2026-11-02T15:00:00Z"));

  private record Told(Case one, Instant shown) {}

  private final Map<Row, Told> told = new HashMap<>();

  private static Row row(String what, String zone, By by, String openedAt, String due) {
    return new Row(what, zone, by, openedAt, due);
  }

  @BeforeAll
  void liveThroughTheYear() {
    var sandbox = Sandbox.at("2026-03-02T00:00:00Z");
    var vendors = new HashMap<String, Vendor>();
    var timeline = new Timeline();
    var byInstant = ROWS.stream().collect(groupingBy(Row::openedAt));
    byInstant.forEach(
        (instant, rows) ->
            timeline.at(
                instant,
                () -> {
                  var cases = new HashMap<Row, Case>();
                  for (var row : rows) {
                    var vendor = vendors.computeIfAbsent(row.zone(), sandbox::vendor);
                    cases.put(row, open(sandbox, vendor, row.by()));
                  }
                  sandbox.settle();
                  cases.forEach((row, one) -> told.put(row, new Told(one, one.due())));
                }));
    timeline.play(sandbox, "2026-11-10T00:00:00Z");
  }

  private static Case open(Sandbox sandbox, Vendor vendor, By by) {
    Sale sale = sandbox.sale(vendor);
    return switch (by) {
      case CUSTOMER -> sandbox.open(sandbox.customer(), "refund", sale);
      case VENDOR -> sandbox.open(vendor.self(), "refund", sale);
      case PHONE -> Case.open(sandbox, sandbox.phone(), "refund", sale, Map.of("channel", "phone"));
    };
  }

  @TestFactory
  @Requirement({
    "CB-09", "CB-10", "CB-19", "CB-44", "CB-45", "CB-46", "CB-58", "CB-59", "CB-60", "CB-117"
  })
  Stream<DynamicTest> theDueInstantIsShownFromTheStart() {
    return eachRow((row, one) -> assertThat(told.get(row).shown()).isEqualTo(row.due()));
  }

  @TestFactory
  @Requirement({"CB-17", "CB-18", "CB-44", "CB-45", "CB-46", "CB-48", "CB-112"})
  Stream<DynamicTest> itIsProcessedAtThatInstantAndClosed() {
    return eachRow(
        (row, one) -> {
          var ticket = one.ticket();
          assertThat(ticket.status()).isEqualTo("closed");
          assertThat(ticket.closeReason()).isEqualTo("processed");
          assertThat(ticket.closedAt()).isEqualTo(row.due());
          assertThat(one.deadlines())
              .singleElement()
              .returns("fired", Deadline::status)
              .returns(Instant.parse(row.due()), Deadline::firedAt);
        });
  }

  @TestFactory
  @Requirement({"CB-08", "CB-48"})
  Stream<DynamicTest> theWholeOrderIsPaidBackOnce() {
    return eachRow(
        (row, one) -> {
          assertThat(one.refunds())
              .singleElement()
              .satisfies(
                  refund -> {
                    assertThat(refund.status()).isEqualTo("succeeded");
                    assertThat(refund.amount().amount()).isEqualTo(Sale.PRICE);
                  });
          assertThat(Books.refunds(one.sale().charge()))
              .singleElement()
              .satisfies(paid -> assertThat(paid.amount()).isEqualTo(Sale.PRICE));
          assertThat(one.sale().read().refunded()).isNotNull();
        });
  }

  private interface Check {
    void of(Row row, Case one);
  }

  private Stream<DynamicTest> eachRow(Check check) {
    var tests = new ArrayList<DynamicTest>();
    for (var row : ROWS) {
      String name = "%s, %s, by %s".formatted(row.what(), row.zone(), row.by());
      tests.add(dynamicTest(name, () -> check.of(row, told.get(row).one())));
    }
    return tests.stream();
  }
}
