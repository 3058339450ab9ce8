package io.posventa.sla.deadline;

import static io.posventa.sla.TestTenant.deliver;
import static io.posventa.sla.TestTenant.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.Requirement;
import io.posventa.sla.TestTenant;
import io.posventa.sla.arithmetic.TestJson;
import io.posventa.sla.ladder.Policies;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Steps fire when the clock is moved, one per case at a time. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
@TestProfile(ManualFiring.class)
class TestClockTest {
  private static final String MONDAY = "2025-01-06T15:00:00Z";

  @Inject Log log;

  @Test
  @Requirement({"CB-61", "CB-62", "CB-63", "GEN-11"})
  void movingTheClockFiresTheStepsOfASilentVendorInOrder() {
    var tenant = TestTenant.onTestClock(MONDAY);
    var ticket = tenant.open("support", MONDAY);

    for (String due :
        new String[] {"2025-01-08T15:00:00Z", "2025-01-10T15:00:00Z", "2025-01-13T15:00:00Z"}) {
      assertThat(tenant.next("2025-02-01T00:00:00Z")).isEqualTo(due);
      tenant.clock(due);
      assertThat(tenant.fire(due)).isEqualTo(1);
      assertThat(tenant.fire(due)).isZero();
    }

    assertThat(tenant.next("2026-01-01T00:00:00Z")).isNull();
    var reached = log.of(tenant.marketplace, "deadline.reached");
    assertThat(reached).extracting(Log.Entry::correlation).containsOnly(ticket);
    assertThat(reached)
        .extracting(e -> e.data().at("/deadline/action").asText())
        .containsExactly("warn", "warn", "close");
    assertThat(reached)
        .extracting(e -> e.data().at("/deadline/number").asInt())
        .containsExactly(1, 2, 1);
    assertThat(reached.getLast().data().path("close_reason").asText()).isEqualTo("inactivity");
    assertThat(texts(tenant.deadlines("status=fired").path("data"), "fired_at"))
        .isEqualTo(texts(tenant.deadlines("status=fired").path("data"), "due_at"));
  }

  @Test
  void aReachedStepTellsTheOwnerEverythingToDecideTheRace() {
    var tenant = TestTenant.onTestClock("2025-01-10T04:59:00Z");
    var ticket = tenant.open("refund", "2025-01-10T04:59:00Z");
    tenant.clock("2025-01-11T04:59:00Z");

    assertThat(tenant.fire("2025-01-11T04:59:00Z")).isEqualTo(1);

    var reached = log.of(tenant.marketplace, "deadline.reached").getFirst();
    assertThat(reached.correlation()).isEqualTo(ticket);
    assertThat(reached.version()).isEqualTo(2);
    assertThat(reached.data().at("/deadline/basis_version").asLong()).isEqualTo(1);
    assertThat(reached.data().at("/deadline/status").asText()).isEqualTo("fired");
    assertThat(reached.data().path("cancel"))
        .isEqualTo(
            TestJson.tree(
                new Object[] {
                  Map.of("event", "ticket.closed"), Map.of("event", "ticket.converted")
                }));
    assertThat(reached.data().path("restart")).isEmpty();
    assertThat(reached.data().path("not_after").asText()).isEqualTo("2025-01-11T05:00:00Z");
  }

  @Test
  void aRestartIsToldWithWhoseEventsRestart() {
    var tenant = TestTenant.onTestClock(MONDAY);
    tenant.open("support", MONDAY);
    tenant.clock("2025-01-08T15:00:00Z");

    tenant.fire("2025-01-08T15:00:00Z");

    var reached = log.of(tenant.marketplace, "deadline.reached").getFirst();
    assertThat(reached.data().at("/restart/0/by")).hasSize(2);
    assertThat(reached.data().at("/restart/1/event").asText()).isEqualTo("message.from_customer");
    assertThat(reached.data().path("notify")).hasSize(2);
  }

  @Test
  @Requirement("CB-69")
  void aFurtherMessageStartsTheSameLadderAgain() {
    var tenant = TestTenant.onTestClock(MONDAY);
    var ticket = tenant.open("support", MONDAY);
    tenant.clock("2025-01-07T15:00:00Z");

    deliver(
            tenant.ticketEvent(
                "message.from_customer", ticket, 2, "support", "open", "2025-01-07T15:00:00Z"))
        .then()
        .body("results[0].outcome", equalTo("applied"));

    assertThat(tenant.next("2025-02-01T00:00:00Z")).isEqualTo("2025-01-09T15:00:00Z");
    assertThat(tenant.deadlines("status=cancelled").path("data")).hasSize(3);
    assertThat(tenant.deadlines("status=pending").path("data")).hasSize(3);
  }

  @Test
  @Requirement("CB-47")
  void aRequestOfTheOtherKindStartsTheSameLadderAgain() {
    var tenant = TestTenant.onTestClock(MONDAY);
    var ticket = tenant.open("support", MONDAY);

    deliver(
        tenant.ticketEvent(
            "ticket.converted", ticket, 2, "refund", "open", "2025-01-06T16:00:00Z"));
    deliver(
        tenant.ticketEvent(
            "ticket.converted", ticket, 3, "cancellation", "open", "2025-01-06T17:00:00Z"));

    assertThat(texts(tenant.deadlines("status=pending").path("data"), "due_at"))
        .containsExactly("2025-01-07T17:00:00Z");
  }

  @Test
  void nothingFiresBeforeTheClockIsThere() {
    var tenant = TestTenant.onTestClock(MONDAY);
    tenant.open("refund", MONDAY);

    assertThat(tenant.fire("2025-01-09T15:00:00Z")).isZero();
    assertThat(tenant.next("2025-01-07T14:59:59.999999Z")).isNull();
    assertThat(tenant.next("2025-01-07T15:00:00Z")).isEqualTo("2025-01-07T15:00:00Z");
  }

  @Test
  void aStepHandedBackOnAWeekendIsDueAgainOnMonday() {
    var tenant = TestTenant.onTestClock("2025-01-10T04:59:00Z");
    var ticket = tenant.open("refund", "2025-01-10T04:59:00Z");
    tenant.clock("2025-01-11T04:59:00Z");
    tenant.fire("2025-01-11T04:59:00Z");
    var id = log.of(tenant.marketplace, "deadline.reached").getFirst().subject();
    tenant.clock("2025-01-11T05:00:01Z");

    deliver(
        tenant.answer(
            "deadline.handed_back",
            id,
            ticket,
            "2025-01-11T05:00:01Z",
            Map.of("at", "2025-01-11T05:00:01Z")));

    assertThat(tenant.next("2025-02-01T00:00:00Z")).isEqualTo("2025-01-14T04:59:00Z");
    tenant
        .operator()
        .get("/v1/deadlines/{id}", id)
        .then()
        .body("status", equalTo("pending"))
        .body("version", equalTo(3));
    tenant.clock("2025-01-14T04:59:00Z");
    assertThat(tenant.fire("2025-01-14T04:59:00Z")).isEqualTo(1);
  }

  @Test
  void aStepThatAnEarlierEventOvertookIsCancelled() {
    var tenant = TestTenant.onTestClock(MONDAY);
    var ticket = tenant.open("refund", MONDAY);
    tenant.clock("2025-01-07T15:00:00Z");
    tenant.fire("2025-01-07T15:00:00Z");
    var id = log.of(tenant.marketplace, "deadline.reached").getFirst().subject();

    deliver(
        tenant.answer(
            "deadline.superseded",
            id,
            ticket,
            "2025-01-07T15:00:00Z",
            Map.of("by_event", "evt_1", "by_event_type", "ticket.closed")));

    tenant
        .operator()
        .get("/v1/deadlines/{id}", id)
        .then()
        .body("status", equalTo("cancelled"))
        .body("cancelled_by", equalTo("ticket.closed"));
    assertThat(log.of(tenant.marketplace, "deadline.cancelled")).hasSize(1);
  }

  @Test
  void aLiveTenantsStepsAreNotFiredThroughThisDoorNorAnothersAtAll() {
    var live = TestTenant.live(Policies.clickbankDocument());
    var tenant = TestTenant.onTestClock(MONDAY);
    live.open("refund", MONDAY);

    assertThat(live.fire("2025-01-08T15:00:00Z")).isZero();
    assertThat(live.next("2026-01-08T15:00:00Z")).isNull();
    tenant
        .system()
        .contentType("application/json")
        .body(Map.of("marketplace", live.marketplace, "at", MONDAY))
        .post("/internal/due/fire")
        .then()
        .statusCode(404);
    tenant.operator().get("/internal/due?marketplace=x&until=" + MONDAY).then().statusCode(403);
  }
}
