package io.posventa.platform.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.posventa.platform.identity.Role;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.TestIdentity;
import io.posventa.platform.time.TenantClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A write happens once per key, whatever the network does. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class WritesTest {
  private static final String BODY = "{\"display_name\":\"a\",\"colour\":\"green\"}";

  @Inject Tenancy tenancy;
  @Inject Mover mover;
  @Inject AnswerRetention retention;

  @ConfigProperty(name = "quarkus.datasource.jdbc.url")
  String database;

  private final String key = UUID.randomUUID().toString();

  @BeforeEach
  void nothingWasDone() {
    SampleResource.WORK.set(0);
  }

  private static RequestSpecification caller() {
    return caller("mkt_1", null);
  }

  private static RequestSpecification caller(String marketplace, String vendor) {
    return given()
        .contentType("application/json")
        .header(
            TestIdentity.HEADER, TestIdentity.gatewayToken(marketplace, Role.INTEGRATION, vendor));
  }

  private Response create(String body) {
    return caller().header("Idempotency-Key", key).body(body).post("/v1/samples");
  }

  @Test
  void aRepeatedWriteGetsTheFirstAnswer() {
    String first =
        create(BODY)
            .then()
            .statusCode(201)
            .header("Idempotency-Replayed", nullValue())
            .extract()
            .asString();

    var again =
        create(" { \"colour\" : \"green\", \"display_name\":\"a\"} ")
            .then()
            .statusCode(201)
            .contentType("application/json")
            .header("Idempotency-Replayed", "true")
            .header("ETag", "\"v1\"")
            .header("Location", notNullValue())
            .extract();

    assertThat(first).contains("\"secret\":\"s3cret\"");
    assertThat(again.asString()).isEqualTo(first.replace("\"secret\":\"s3cret\",", ""));
    assertThat(SampleResource.WORK).hasValue(1);
  }

  @Test
  void aQuotedKeyIsTheSameKey() {
    create(BODY).then().statusCode(201);

    caller()
        .header("Idempotency-Key", "\"" + key + "\"")
        .body(BODY)
        .post("/v1/samples")
        .then()
        .statusCode(201)
        .header("Idempotency-Replayed", "true");
  }

  @Test
  void theKeyOfAnotherRequestIsRefused() {
    create(BODY).then().statusCode(201);

    create("{\"display_name\":\"b\"}")
        .then()
        .statusCode(422)
        .body("code", equalTo("idempotency-key-reused"));
    create(BODY).then().statusCode(201);
  }

  @Test
  void aKeyBelongsToItsMarketplacePrincipalAndPath() {
    create(BODY).then().statusCode(201);

    caller("mkt_2", null)
        .header("Idempotency-Key", key)
        .body(BODY)
        .post("/v1/samples")
        .then()
        .statusCode(201)
        .header("Idempotency-Replayed", nullValue());
    caller("mkt_1", "vendor_1")
        .header("Idempotency-Key", key)
        .body(BODY)
        .post("/v1/samples")
        .then()
        .statusCode(201)
        .header("Idempotency-Replayed", nullValue());
    caller()
        .header("Idempotency-Key", key)
        .post("/v1/samples/1/close")
        .then()
        .statusCode(409)
        .header("Idempotency-Replayed", nullValue());
    caller()
        .header("Idempotency-Key", key)
        .post("/v1/samples/2/close")
        .then()
        .statusCode(409)
        .header("Idempotency-Replayed", nullValue());
  }

  @Test
  void aRefusalRollsBackAndIsKept() {
    String first =
        caller()
            .header("Idempotency-Key", key)
            .post("/v1/samples/9/close")
            .then()
            .statusCode(409)
            .body("code", equalTo("invalid-transition"))
            .extract()
            .asString();

    String again =
        caller()
            .header("Idempotency-Key", key)
            .post("/v1/samples/9/close")
            .then()
            .statusCode(409)
            .contentType("application/problem+json")
            .header("Idempotency-Replayed", "true")
            .extract()
            .asString();

    assertThat(again).isEqualTo(first);
    assertThat(SampleResource.WORK).hasValue(1);
  }

  @Test
  void anInvalidRequestIsNotKept() {
    create("{\"display_name\":\"\"}").then().statusCode(400);

    create(BODY).then().statusCode(201);
  }

  @Test
  void aKeyThatIsNoneIsRefused() {
    caller()
        .header("Idempotency-Key", "a b")
        .body(BODY)
        .post("/v1/samples")
        .then()
        .statusCode(400)
        .body("errors[0].parameter", equalTo("Idempotency-Key"));
    caller()
        .header("Idempotency-Key", "a".repeat(256))
        .body(BODY)
        .post("/v1/samples")
        .then()
        .statusCode(400);
  }

  @Test
  void moneyDoesNotMoveWithoutAKey() {
    caller()
        .post("/v1/samples/1/pay")
        .then()
        .statusCode(400)
        .body("code", equalTo("idempotency-key-missing"));
    caller().header("Idempotency-Key", key).post("/v1/samples/1/pay").then().statusCode(204);
    caller()
        .header("Idempotency-Key", key)
        .post("/v1/samples/1/pay")
        .then()
        .statusCode(204)
        .header("Idempotency-Replayed", "true");
  }

  @Test
  void whileTheFirstRunsTheSecondIsToldSo() throws InterruptedException {
    var entered = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    SampleResource.entered = entered;
    SampleResource.goOn = goOn;
    try (var threads = Executors.newFixedThreadPool(1)) {
      var first =
          threads.submit(
              () ->
                  caller().header("Idempotency-Key", key).post("/v1/samples/1/wait").statusCode());
      assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();

      caller()
          .header("Idempotency-Key", key)
          .post("/v1/samples/1/wait")
          .then()
          .statusCode(409)
          .header("Retry-After", "1")
          .body("code", equalTo("idempotency-in-progress"))
          .body("retryable", equalTo(true));

      goOn.countDown();
      assertThat(first).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(204);
    } finally {
      SampleResource.entered = null;
      SampleResource.goOn = null;
    }
    caller()
        .header("Idempotency-Key", key)
        .post("/v1/samples/1/wait")
        .then()
        .statusCode(204)
        .header("Idempotency-Replayed", "true");
  }

  @Test
  void ofManyAtOnceOneDoesTheWork() {
    try (var threads = Executors.newFixedThreadPool(8)) {
      var answers =
          IntStream.range(0, 40)
              .mapToObj(i -> threads.submit(() -> create(BODY).statusCode()))
              .toList();

      assertThat(answers)
          .allSatisfy(
              answer -> assertThat(answer).succeedsWithin(Duration.ofSeconds(20)).isIn(201, 409));
    }
    assertThat(SampleResource.WORK).hasValue(1);
  }

  @Test
  void aWriteThatClashesIsDoneAgain() {
    caller().header("Idempotency-Key", key).post("/v1/samples/1/clash").then().statusCode(204);

    assertThat(SampleResource.WORK).hasValue(3);
  }

  @Test
  void answersAreForgottenWhenTheyExpireAndNotThoseAboutMoney() throws SQLException {
    create(BODY).then().statusCode(201);
    caller().header("Idempotency-Key", key).post("/v1/samples/1/pay").then().statusCode(204);
    try (var connection = Postgres.asSuperuser(database);
        var statement = connection.createStatement()) {
      statement.execute(
          "update idempotency set expires_at = created_at where expires_at is not null");
    }

    retention.runDue();

    create(BODY).then().statusCode(201).header("Idempotency-Replayed", nullValue());
    caller()
        .header("Idempotency-Key", key)
        .post("/v1/samples/1/pay")
        .then()
        .header("Idempotency-Replayed", "true");
  }

  @Test
  void noSecretIsKept() throws SQLException {
    create(BODY).then().statusCode(201);

    try (var connection = Postgres.asSuperuser(database);
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery("select count(*) from idempotency where body like '%s3cret%'")) {
      rows.next();
      assertThat(rows.getInt(1)).isZero();
    }
  }

  @Test
  void nobodyWritesWhileTheClockMoves() {
    tenancy.run("mkt_clock", () -> mover.move(true));

    caller("mkt_clock", null)
        .body(BODY)
        .post("/v1/samples")
        .then()
        .statusCode(409)
        .header("Retry-After", "1")
        .body("code", equalTo("clock-advancing"));

    tenancy.run("mkt_clock", () -> mover.move(false));
    caller("mkt_clock", null).body(BODY).post("/v1/samples").then().statusCode(201);
  }

  /** The clock's door is another feature's; this stands for it. */
  @ApplicationScoped
  static class Mover {
    @Inject TenantClock clock;

    @Transactional
    public void move(boolean advancing) {
      clock.move(Instant.parse("2030-01-01T00:00:00Z"), advancing);
    }
  }
}
