package io.posventa.platform.log;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.tenant.WorkerRole;
import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.TestIdentity;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(Follower.class)
class RelayTest {
  @Inject Writer writer;
  @Inject Tenancy tenancy;
  @Inject WorkerRole worker;
  @Inject LogCursors cursors;

  private String caseId = "";

  /** Stands for a service. */
  @ApplicationScoped
  static class Writer {
    @Inject Outbox outbox;

    @Transactional
    public void write(String caseId, long version) {
      outbox.append(
          new Change(
              "case.changed",
              caseId,
              version,
              Instant.parse("2026-01-01T00:00:00Z"),
              caseId,
              Map.of("case", Map.of("id", caseId))));
    }

    @Transactional
    public void writeAndFail(String caseId) {
      write(caseId, 1);
      throw new IllegalStateException("rolled back");
    }
  }

  @BeforeEach
  void anotherCase() {
    caseId = "case_" + UUID.randomUUID();
  }

  @Test
  void aCommittedChangeReachesTheSubscriberAsACloudEvent() {
    write(1);

    var event = arrived(1).getFirst();
    assertThat(event.path("specversion").asText()).isEqualTo("1.0");
    assertThat(event.path("source").asText()).isEqualTo("platform");
    assertThat(event.path("type").asText()).isEqualTo("case.changed");
    assertThat(event.path("marketplace").asText()).isEqualTo("mkt_relay");
    assertThat(event.path("time").asText()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(event.path("version").asLong()).isEqualTo(1);
    assertThat(event.path("data").path("case").path("id").asText()).isEqualTo(caseId);
    assertThat(event.path("actor").path("role").asText()).isEqualTo("system");
  }

  @Test
  void whatWasRolledBackIsNeverTold() {
    try {
      tenancy.run("mkt_relay", () -> writer.writeAndFail(caseId));
    } catch (IllegalStateException expected) {
      assertThat(expected).hasMessage("rolled back");
    }

    write(1);

    assertThat(arrived(1)).hasSize(1);
  }

  @Test
  void anUnavailableSubscriberIsToldLaterAndInOrder() {
    Follower.suffer(Follower.Mishap.UNAVAILABLE, Follower.Mishap.UNAVAILABLE);

    write(1);
    write(2);
    write(3);

    assertThat(arrived(3)).extracting(RelayTest::version).containsExactly(1L, 2L, 3L);
  }

  @Test
  void aLostAnswerMeansARepetitionOfTheSameEvent() {
    Follower.suffer(Follower.Mishap.ANSWER_LOST);

    write(1);

    var events = arrived(2);
    assertThat(events).extracting(event -> event.path("id").asText()).hasSize(2);
    assertThat(events.getFirst()).isEqualTo(events.getLast());
  }

  @Test
  void theTenantIsQuietOnceEverySubscriberHasBeenTold() {
    write(1);
    arrived(1);

    await()
        .untilAsserted(
            () ->
                given()
                    .header(TestIdentity.HEADER, TestIdentity.serviceToken("gateway", "mkt_relay"))
                    .get("/internal/quiet")
                    .then()
                    .statusCode(200)
                    .body("quiet", equalTo(true)));
  }

  @Test
  void aReplicaThatLostItsLeaseMovesNoCursor() {
    long position =
        worker.call(
            connection -> {
              try (var statement = connection.createStatement()) {
                statement.execute(
                    "insert into log_cursor (subscriber, position, lease_owner, lease_until)"
                        + " values ('lost', 5, 'another', '2999-01-01') on conflict do nothing");
              }
              return 5L;
            });

    assertThat(cursors.take("lost")).isEmpty();
    assertThat(cursors.move("lost", position, 9)).isFalse();
  }

  @Test
  void whoHasBeenToldOfEverythingCostsNoWrite() {
    write(1);
    arrived(1);

    var seen = new AtomicReference<List<String>>(List.of());
    // Two looks, several rounds of the idle relay apart, find the very same rows.
    await()
        .pollInterval(Duration.ofMillis(1_500))
        .until(() -> seen.getAndSet(cursorRows()).equals(cursorRows()));
  }

  private List<String> cursorRows() {
    return worker.call(
        connection -> {
          try (var statement = connection.createStatement();
              var row = statement.executeQuery("select xmin::text from log_cursor order by 1")) {
            var found = new ArrayList<String>();
            while (row.next()) {
              found.add(row.getString(1));
            }
            return found;
          }
        });
  }

  private void write(long version) {
    tenancy.run("mkt_relay", () -> writer.write(caseId, version));
  }

  private List<JsonNode> arrived(int count) {
    return await().until(() -> Follower.taken(caseId), events -> events.size() >= count);
  }

  private static long version(JsonNode event) {
    return event.path("version").asLong();
  }
}
