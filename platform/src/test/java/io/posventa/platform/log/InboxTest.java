package io.posventa.platform.log;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.TestEvents;
import io.posventa.platform.test.TestIdentity;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class InboxTest {
  private static final String MARKETPLACE = "mkt_inbox";

  @Inject Effects effects;
  @Inject Inbox inbox;
  @Inject Tenancy tenancy;
  @Inject ObjectMapper json;
  @Inject AgroalDataSource database;

  private String caseId = "";

  @BeforeEach
  void anotherCase() {
    effects.heal();
    caseId = "case_" + UUID.randomUUID();
  }

  @Test
  void anEventHasItsEffectOnceHoweverOftenItIsDelivered() {
    var event = event();

    TestEvents.deliver(event).then().body("results.outcome", contains("applied"));
    TestEvents.deliver(event, event)
        .then()
        .body("results.outcome", contains("duplicate", "duplicate"));

    assertThat(effects.of(caseId)).containsExactly(id(event));
  }

  @Test
  void theEventsOfACaseHaveTheirEffectInOrder() {
    var first = event();
    var second = event();
    var third = event();

    TestEvents.deliver(first, second, third).then().statusCode(200);

    assertThat(effects.of(caseId)).containsExactly(id(first), id(second), id(third));
  }

  @Test
  void eventsThatAreToldTogetherAreCommittedTogether() {
    TestEvents.deliver(event(), event(), event()).then().statusCode(200);

    assertThat(effects.transactionsOf(caseId)).isEqualTo(1);
  }

  @Test
  void whatFailsTakesNothingOfWhatWasToldBeforeItAlong() {
    var first = event();
    var second = event();
    var poison = event();
    effects.poison(id(poison));

    TestEvents.deliver(first, second, poison).then().statusCode(503);

    assertThat(effects.of(caseId)).containsExactly(id(first), id(second));
  }

  @Test
  void whatNobodyTakesIsAppliedByDoingNothing() {
    var event = event();
    event.put("type", "unheard.of");

    TestEvents.deliver(event).then().statusCode(200).body("results.outcome", contains("applied"));
  }

  @Test
  void aTemporaryFailureSendsTheBatchBackAndNeverParks() {
    var event = event();
    effects.unready(id(event));

    for (int i = 0; i < 8; i++) {
      TestEvents.deliver(event)
          .then()
          .statusCode(503)
          .contentType("application/problem+json")
          .body("code", equalTo("unavailable"));
    }
    effects.heal();

    TestEvents.deliver(event).then().body("results.outcome", contains("applied"));
  }

  @Test
  void whatWaitsInVainForAConnectionIsNoPoison() {
    var event = event();
    var full = new SQLException("Acquisition timeout while waiting for new connection");
    effects.fail(id(event), new IllegalStateException(full));

    for (int i = 0; i < 8; i++) {
      TestEvents.deliver(event).then().statusCode(503);
    }
    effects.heal();

    TestEvents.deliver(event).then().body("results.outcome", contains("applied"));
  }

  @Test
  void aRowThatIsGoneIsPoisonInTheEnd() {
    var event = event();
    effects.fail(id(event), new OptimisticLockException("gone"));

    for (int i = 0; i < 4; i++) {
      TestEvents.deliver(event).then().statusCode(503);
    }

    TestEvents.deliver(event).then().body("results.outcome", contains("parked"));
  }

  @Test
  void aBatchThatTakesTooLongIsGivenBackAndGoesOnWhereItWas() {
    var first = event();
    var second = event();
    var third = event();
    effects.slowDown(700);

    TestEvents.deliver(first, second, third).then().statusCode(503);
    var atFirst = effects.of(caseId);
    TestEvents.deliver(first, second, third).then().statusCode(503);
    effects.heal();
    TestEvents.deliver(first, second, third)
        .then()
        .body("results.outcome", contains("duplicate", "duplicate", "applied"));

    assertThat(atFirst).containsExactly(id(first));
    assertThat(effects.of(caseId)).containsExactly(id(first), id(second), id(third));
  }

  @Test
  void whatIsGivenBackIsNeitherForgottenNorTakenForDone() {
    var first = event();
    var appliedBefore = event();
    var third = event();
    TestEvents.deliver(appliedBefore).then().statusCode(200);
    effects.slowDown(400);

    TestEvents.deliver(first, appliedBefore, third).then().statusCode(503);
    effects.heal();
    TestEvents.deliver(appliedBefore, third)
        .then()
        .body("results.outcome", contains("duplicate", "applied"));

    assertThat(effects.of(caseId)).containsExactly(id(appliedBefore), id(first), id(third));
  }

  @Test
  void anEventThatIsToldTwiceInOneBreathHasItsEffectOnce() {
    var event = event();

    TestEvents.deliver(event, event)
        .then()
        .body("results.outcome", contains("applied", "duplicate"));

    assertThat(effects.of(caseId)).containsExactly(id(event));
  }

  @Test
  void poisonIsParkedAfterFiveFailuresAndTheRestOfItsCaseBehindIt() {
    var poison = event();
    var next = event();
    var otherCase = TestEvents.inCase(event(), "case_" + UUID.randomUUID());
    effects.poison(id(poison));

    for (int i = 0; i < 4; i++) {
      TestEvents.deliver(poison).then().statusCode(503);
    }
    TestEvents.deliver(poison).then().body("results.outcome", contains("parked"));
    TestEvents.deliver(next).then().body("results.outcome", contains("parked"));
    TestEvents.deliver(otherCase).then().body("results.outcome", contains("applied"));

    assertThat(effects.of(caseId)).isEmpty();
  }

  @Test
  void whoWaitedForTheParkingOfACaseFindsItParked() throws Exception {
    var poison = event();
    var next = event();
    var told = new ArrayList<Future<Response>>();

    try (var threads = Executors.newSingleThreadExecutor()) {
      QuarkusTransaction.requiringNew()
          .run(
              () -> {
                park(poison);
                told.add(threads.submit(() -> TestEvents.deliver(poison, next)));
                await().until(this::somebodyWaitsForALock);
              });
      told.getFirst().get().then().body("results.outcome", contains("duplicate", "parked"));
    }

    assertThat(effects.of(caseId)).isEmpty();
  }

  private void park(Map<String, Object> event) {
    tenancy.run(
        MARKETPLACE,
        () -> inbox.park(IncomingEvent.of(json.valueToTree(event), json), "It is poison."));
  }

  private boolean somebodyWaitsForALock() throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select exists (select from pg_stat_activity where wait_event_type = 'Lock')")) {
      row.next();
      return row.getBoolean(1);
    }
  }

  @Test
  void whatTheDatabaseRefusesInTheEndIsTheEventsOwnFailureToo() {
    var refused = event();
    effects.unwritable(id(refused));

    for (int i = 0; i < 4; i++) {
      TestEvents.deliver(refused).then().statusCode(503);
    }

    TestEvents.deliver(refused).then().body("results.outcome", contains("parked"));
    assertThat(effects.of(caseId)).isEmpty();
    String reason =
        system()
            .get("/internal/parked-events")
            .then()
            .extract()
            .path("data.find { it.event == '" + id(refused) + "' }.reason");
    assertThat(reason).contains("cannot be written", "insert into effect");
  }

  @Test
  void poisonIsParkedEvenWhereThereIsNeverTimeForAllThatIsToldWithIt() {
    var first = event();
    var poison = event();
    var next = event();
    effects.poison(id(poison));
    effects.slowDown(300);

    int attempts = 0;
    while (TestEvents.deliver(first, poison, next).statusCode() == 503) {
      assertThat(++attempts).isLessThan(10);
    }

    assertThat(effects.of(caseId)).containsExactly(id(first));
  }

  @Test
  void anOperatorSeesWhatIsParkedAndReplaysTheCaseInOrder() {
    var poison = event();
    var next = event();
    effects.poison(id(poison));
    for (int i = 0; i < 5; i++) {
      TestEvents.deliver(poison);
    }
    TestEvents.deliver(next);
    String parked =
        system()
            .get("/internal/parked-events")
            .then()
            .body("data.event", hasItem(id(poison)))
            .extract()
            .path("data.find { it.event == '" + id(poison) + "' }.id");

    system()
        .post("/internal/parked-events/{id}/replay", parked)
        .then()
        .statusCode(422)
        .body("code", equalTo("rule-violated"));
    effects.heal();
    system()
        .post("/internal/parked-events/{id}/replay", parked)
        .then()
        .statusCode(200)
        .body("replayed", equalTo(2));

    assertThat(effects.of(caseId)).containsExactly(id(poison), id(next));
    TestEvents.deliver(poison).then().body("results.outcome", contains("duplicate"));
    system().post("/internal/parked-events/{id}/replay", parked).then().statusCode(404);
  }

  @Test
  void anEventWithoutItsEssentialsIsRefusedAsAWhole() {
    var event = event();
    event.remove("marketplace");

    TestEvents.deliver(event()).then().statusCode(200);
    TestEvents.deliver(event).then().statusCode(400).body("code", equalTo("invalid-request"));
  }

  private static RequestSpecification system() {
    return given()
        .header(TestIdentity.HEADER, TestIdentity.serviceToken("gateway", "platform"))
        .contentType("application/json");
  }

  private Map<String, Object> event() {
    return TestEvents.event(
        "ticket-service", "effect.wanted", MARKETPLACE, caseId, 1, Instant.EPOCH, Map.of());
  }

  private static String id(Map<String, Object> event) {
    return (String) event.get("id");
  }
}
