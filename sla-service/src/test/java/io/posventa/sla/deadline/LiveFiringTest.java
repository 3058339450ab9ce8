package io.posventa.sla.deadline;

import static io.posventa.sla.TestTenant.deliver;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.posventa.platform.test.Postgres;
import io.posventa.sla.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A live tenant's steps fire by themselves, long before anybody would have looked for them. */
@QuarkusTest
@TestProfile(LiveFiringTest.RareLooks.class)
@QuarkusTestResource(Postgres.class)
class LiveFiringTest {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(60);
  private static final Duration LATEST = BETWEEN_LOOKS.dividedBy(3);

  /** So rare that what fires was woken for. */
  public static final class RareLooks implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("posventa.firing.idle", BETWEEN_LOOKS.toSeconds() + "s");
    }
  }

  @Inject Log log;
  @Inject Clock machine;

  @Test
  void stepsFireAtTheirTimeAndNotBeforeNorAnIdlePeriodLater() {
    var tenant = TestTenant.live(LadderFaultsTest.secondsPolicy("PT1S", "PT2S"));
    tenant.open("refund", machine.instant().toString());

    await().atMost(LATEST).until(() -> log.of(tenant.marketplace, "deadline.reached").size() == 2);

    for (var deadline : tenant.deadlines("").path("data")) {
      var due = Instant.parse(deadline.path("due_at").asText());
      var fired = Instant.parse(deadline.path("fired_at").asText());
      assertThat(fired).isBetween(due, due.plus(LATEST));
    }
  }

  @Test
  void anEarlierDueInstantWakesTheWorker() {
    var tenant = TestTenant.live(LadderFaultsTest.secondsPolicy("PT0S", "PT1H"));
    var start = machine.instant();

    tenant.open("refund", start.toString());

    await().atMost(LATEST).until(() -> log.of(tenant.marketplace, "deadline.reached").size() == 1);
  }

  @Test
  void aCancelledStepDoesNotFire() {
    var tenant = TestTenant.live(LadderFaultsTest.secondsPolicy("PT1S", "PT1S"));
    var now = machine.instant().toString();
    var ticket = tenant.open("refund", now);
    deliver(tenant.ticketEvent("ticket.closed", ticket, 2, "refund", "closed", now));
    var other = tenant.open("refund", now);

    await().atMost(LATEST).until(() -> log.of(tenant.marketplace, "deadline.reached").size() == 2);

    assertThat(log.of(tenant.marketplace, "deadline.reached"))
        .extracting(Log.Entry::correlation)
        .containsOnly(other);
  }
}
