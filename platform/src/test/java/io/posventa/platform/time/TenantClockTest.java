package io.posventa.platform.time;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.TestIdentity;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class TenantClockTest {
  private static final Instant NOON = Instant.parse("2026-03-27T12:00:00Z");

  @Inject TenantClock clock;
  @Inject Clock machine;
  @Inject Tenancy tenancy;
  @Inject Write write;

  private final String marketplace = "mkt_" + UUID.randomUUID();

  /** Stands for a service's write that has read the clock and has not committed. */
  @ApplicationScoped
  static class Write {
    @Inject TenantClock clock;

    @Transactional
    public Instant underWay(CountDownLatch read, CountDownLatch finish) {
      try {
        Instant now = clock.now();
        read.countDown();
        finish.await(10, TimeUnit.SECONDS);
        return now;
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void aMarketplaceWithoutATestClockLivesInMachineTime() {
    var told = tenancy.as(marketplace, clock::now);

    assertThat(Duration.between(told, machine.instant())).isLessThan(Duration.ofSeconds(10));
    assertThat(told).isEqualTo(told.truncatedTo(ChronoUnit.MICROS));
  }

  @Test
  void aTestClockStandsStillUntilItIsMovedAndNeverGoesBack() {
    push(NOON, false).body("now", equalTo("2026-03-27T12:00:00Z"));
    push(NOON.minusSeconds(1), false).body("now", equalTo("2026-03-27T12:00:00Z"));
    push(NOON.plusSeconds(1), true).body("now", equalTo("2026-03-27T12:00:01Z"));

    assertThat(tenancy.as(marketplace, clock::now)).isEqualTo(NOON.plusSeconds(1));
    assertThat(tenancy.as(marketplace, clock::isAdvancing)).isTrue();
  }

  @Test
  void aMoveWaitsForWritesThatHaveReadTheClock() throws Exception {
    push(NOON, false);
    var read = new CountDownLatch(1);
    var finish = new CountDownLatch(1);
    try (var threads = Executors.newCachedThreadPool()) {
      var written =
          threads.submit(() -> tenancy.as(marketplace, () -> write.underWay(read, finish)));
      assertThat(read.await(5, TimeUnit.SECONDS)).isTrue();

      var moved = threads.submit(() -> push(NOON.plusSeconds(9), false));

      assertThat(moved).failsWithin(Duration.ofMillis(300));
      finish.countDown();
      assertThat(written.get()).isEqualTo(NOON);
      moved.get().statusCode(200);
    }
  }

  @Test
  void anotherMarketplacesClockCannotBeMoved() {
    given()
        .header(TestIdentity.HEADER, TestIdentity.serviceToken("gateway", marketplace))
        .contentType("application/json")
        .body(Map.of("now", NOON.toString(), "advancing", false))
        .put("/internal/clocks/mkt_other")
        .then()
        .statusCode(404);
  }

  private ValidatableResponse push(Instant now, boolean advancing) {
    return given()
        .header(TestIdentity.HEADER, TestIdentity.serviceToken("gateway", marketplace))
        .contentType("application/json")
        .body(Map.of("now", now.toString(), "advancing", advancing))
        .put("/internal/clocks/{marketplace}", marketplace)
        .then();
  }
}
