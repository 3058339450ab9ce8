package io.posventa.sla.deadline;

import static io.posventa.sla.TestTenant.deliver;
import static io.posventa.sla.TestTenant.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.tenant.TenantKey;
import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.Requirement;
import io.posventa.platform.test.TestEvents;
import io.posventa.sla.TestTenant;
import io.posventa.sla.ladder.Occurrence;
import io.posventa.sla.ladder.Policies;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
@TestProfile(ManualFiring.class)
class LadderFaultsTest {
  private static final String MONDAY = "2025-01-06T15:00:00Z";

  private static final String EARLY = "ticket_01jz0000000000000000000000";

  @Inject Log log;
  @Inject EarlyFacts earlyFacts;
  @Inject AgroalDataSource database;
  @Inject Firing firing;
  @Inject Tenancy tenancy;
  @Inject Clock machine;

  @Test
  void theSameEventTwiceHasOneEffect() {
    var tenant = TestTenant.onTestClock(MONDAY);
    var opened = tenant.ticketEvent("ticket.opened", "ticket_1", 1, "refund", "open", MONDAY);

    deliver(opened).then().body("results[0].outcome", equalTo("applied"));
    deliver(opened).then().body("results[0].outcome", equalTo("duplicate"));

    assertThat(tenant.deadlines("").path("data")).hasSize(1);
    assertThat(log.of(tenant.marketplace, "deadline.scheduled")).hasSize(1);
  }

  @Test
  void aMailAboutAnOrderIsNoNewsOfAnyTicket() {
    var tenant = TestTenant.onTestClock(MONDAY);
    var receipt = Map.of("case", "order_01m80r4n2wftm823rv3zh9j6q8", "party", "customer");

    deliver(
            TestEvents.event(
                "notification-service",
                "email.accepted",
                tenant.marketplace,
                "email_1",
                2,
                Instant.parse(MONDAY),
                Map.of("email", receipt)))
        .then()
        .body("results[0].outcome", equalTo("applied"));
  }

  @Test
  void aMailStartsTheLadderThatWaitsForItAndEndsTheOneThatItAnswers() {
    var tenant = heedingMails();
    String now = machine.instant().toString();
    var ticket = tenant.open("support", now);

    deliver(mailTo(tenant, ticket, "customer", now));
    var before = texts(tenant.deadlines("").path("data"), "status");
    deliver(mailTo(tenant, ticket, "vendor", now));

    assertThat(before).containsExactly("pending");
    assertThat(texts(tenant.deadlines("").path("data"), "status"))
        .containsExactlyInAnyOrder("pending", "cancelled");
  }

  /** Mails and tickets are told by different services, and either may be behind. */
  @Test
  void aMailThatComesBeforeItsTicketIsHeededWhenTheTicketComes() {
    var tenant = heedingMails();
    String now = machine.instant().toString();

    deliver(mailTo(tenant, EARLY, "vendor", now))
        .then()
        .body("results[0].outcome", equalTo("applied"));
    deliver(tenant.ticketEvent("ticket.opened", EARLY, 1, "support", "open", now));

    assertThat(texts(tenant.deadlines("").path("data"), "status"))
        .containsExactlyInAnyOrder("pending", "cancelled");
  }

  @Test
  void aTicketThatComesWhileItsMailIsKeptWaitsForTheMail() throws Exception {
    var tenant = heedingMails();
    var now = machine.instant();
    var opened = tenant.ticketEvent("ticket.opened", EARLY, 1, "support", "open", now.toString());
    var key = new TenantKey(tenant.marketplace, EARLY);
    var told = new ArrayList<Future<Response>>();

    try (var threads = Executors.newSingleThreadExecutor()) {
      tenancy.run(
          tenant.marketplace,
          () ->
              QuarkusTransaction.requiringNew()
                  .run(
                      () -> {
                        earlyFacts.takeName(key);
                        earlyFacts.keep(
                            key,
                            new Occurrence.Loose(
                                "email.accepted", "evt_early", Optional.of("vendor"), now));
                        told.add(threads.submit(() -> deliver(opened)));
                        await().until(this::somebodyWaitsForALock);
                      }));
      told.getFirst().get().then().body("results[0].outcome", equalTo("applied"));
    }

    assertThat(texts(tenant.deadlines("").path("data"), "status"))
        .containsExactlyInAnyOrder("pending", "cancelled");
  }

  private boolean somebodyWaitsForALock() throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery("select exists (select from pg_locks where not granted)")) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private static TestTenant heedingMails() {
    return TestTenant.live(
        Policies.yaml(
            """
            calendars: {}
            ladders:
              - name: told
                start: { event: email.accepted, by: [vendor] }
                cancel: ticket.closed
                steps: [{ after: P1D, do: warn }]
              - name: silent
                start: ticket.opened
                cancel: { event: email.accepted, by: [vendor] }
                steps: [{ after: P2D, do: warn }]
            """));
  }

  private static Map<String, Object> mailTo(
      TestTenant tenant, String ticket, String party, String at) {
    return TestEvents.inCase(
        TestEvents.event(
            "notification-service",
            "email.accepted",
            tenant.marketplace,
            "email_" + party,
            2,
            Instant.parse(at),
            Map.of("email", Map.of("case", ticket, "party", party))),
        ticket);
  }

  @Test
  void aVersionThatIsNotNewerThanTheLastOneIsIgnored() {
    var tenant = TestTenant.onTestClock(MONDAY);
    var ticket = tenant.open("refund", MONDAY);
    deliver(tenant.ticketEvent("ticket.closed", ticket, 3, "refund", "closed", MONDAY));

    deliver(tenant.ticketEvent("ticket.converted", ticket, 2, "support", "open", MONDAY));
    deliver(tenant.ticketEvent("ticket.opened", ticket, 3, "refund", "open", MONDAY));

    assertThat(texts(tenant.deadlines("").path("data"), "status")).containsExactly("cancelled");
  }

  @Test
  void anotherServicesWordAboutATicketIsNotActedUpon() {
    var tenant = TestTenant.onTestClock(MONDAY);
    var event = tenant.ticketEvent("ticket.opened", "ticket_1", 1, "refund", "open", MONDAY);
    event.put("source", "rma-service");

    deliver(event);

    assertThat(tenant.deadlines("").path("data")).isEmpty();
  }

  @Test
  void aVendorsNewZoneCountsFromTheNextStartOn() {
    var tenant = TestTenant.onTestClock("2025-01-09T23:30:00Z");
    tenant.open("refund", "2025-01-09T23:30:00Z");
    tenant.vendorIs(2, Map.of("effective_time_zone", "Europe/Madrid", "refund_mode", "grace"));
    tenant.open("refund", "2025-01-09T23:30:00Z");

    assertThat(texts(tenant.deadlines("").path("data"), "due_at"))
        .containsExactly("2025-01-10T23:30:00Z", "2025-01-12T23:30:00Z");
  }

  @Test
  @Requirement("CB-56")
  void aVendorInImmediateModeHasItsRequestsDueAtOnce() {
    var tenant = TestTenant.onTestClock(MONDAY);
    tenant.vendorIs(2, Map.of("effective_time_zone", "Europe/Madrid", "refund_mode", "immediate"));

    tenant.open("refund", MONDAY);

    var due = tenant.deadlines("").path("data");
    assertThat(texts(due, "ladder")).containsExactly("refund-immediate");
    assertThat(texts(due, "due_at")).containsExactly(MONDAY);
  }

  @Test
  void workersOnOneTableFireEachStepOnceInDueOrderWithinACase() throws Exception {
    var tenant = TestTenant.live(secondsPolicy("PT0S", "PT0.001S"));
    var tickets = new ArrayList<String>();
    for (int i = 0; i < 60; i++) {
      tickets.add(tenant.open("refund", machine.instant().minusSeconds(60 - i).toString()));
    }

    int fired = 0;
    try (var workers = Executors.newFixedThreadPool(4)) {
      Callable<Integer> work = () -> tenancy.as(tenant.marketplace, firing::fireLive);
      for (Future<Integer> one : workers.invokeAll(List.of(work, work, work, work))) {
        fired += one.get();
      }
    }

    var reached = log.of(tenant.marketplace, "deadline.reached");
    assertThat(fired).isEqualTo(120);
    assertThat(reached).extracting(Log.Entry::subject).doesNotHaveDuplicates().hasSize(120);
    for (String ticket : tickets) {
      assertThat(reached.stream().filter(e -> e.correlation().equals(ticket)))
          .extracting(e -> e.data().at("/deadline/step").asInt())
          .containsExactly(1, 2);
    }
  }

  @Test
  void aCrashBetweenClaimAndCommitLosesAndDoublesNothing() {
    var tenant = TestTenant.live(secondsPolicy("PT0S", "PT1S"));
    tenant.open("refund", machine.instant().minusSeconds(10).toString());

    assertThatThrownBy(
            () ->
                tenancy.as(
                    tenant.marketplace,
                    () ->
                        QuarkusTransaction.requiringNew()
                            .call(
                                () -> {
                                  assertThat(firing.fireLive()).isEqualTo(2);
                                  throw new IllegalStateException("crash");
                                })))
        .hasMessageContaining("crash");

    assertThat(texts(tenant.deadlines("").path("data"), "status"))
        .containsExactly("pending", "pending");
    assertThat(log.of(tenant.marketplace, "deadline.reached")).isEmpty();
    assertThat(firing.tenantsWithDueCases()).contains(tenant.marketplace);
    assertThat(tenancy.as(tenant.marketplace, firing::fireLive)).isEqualTo(2);
    assertThat(tenancy.as(tenant.marketplace, firing::fireLive)).isZero();
    assertThat(log.of(tenant.marketplace, "deadline.reached")).hasSize(2);
  }

  @Test
  @Requirement("GEN-11")
  void whatCameDueWhileTheServiceWasDownFiresOnceAndNeverBeforeItsTime() {
    var tenant = TestTenant.live(secondsPolicy("PT1H", "PT2H"));
    tenant.open("refund", machine.instant().minusSeconds(3_600).toString());

    assertThat(tenancy.as(tenant.marketplace, firing::fireLive)).isEqualTo(1);

    var deadlines = tenant.deadlines("").path("data");
    assertThat(texts(deadlines, "status")).containsExactly("fired", "pending");
    var fired = deadlines.path(0);
    assertThat(Instant.parse(fired.path("fired_at").asText()))
        .isAfterOrEqualTo(Instant.parse(fired.path("due_at").asText()));
  }

  /** Two steps on one ladder, for a tenant that lives in the machine's time. */
  static JsonNode secondsPolicy(String first, String second) {
    return Policies.yaml(
        """
        calendars: {}
        ladders:
          - name: quick
            when: { ticket.type: refund }
            start: ticket.opened
            cancel: ticket.closed
            steps:
              - { after: %s, do: warn }
              - { after: %s, do: execute }
        """
            .formatted(first, second));
  }
}
