package io.posventa.gateway.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.posventa.gateway.stage.Service;
import io.posventa.gateway.stage.Service.Answer;
import io.posventa.gateway.stage.Service.Call;
import io.posventa.gateway.stage.Stage;
import io.posventa.gateway.stage.Stage.Tenant;
import io.posventa.platform.test.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(Stage.class)
class TestClockTest {
  private static final String LATER = "2026-03-10T10:15:00Z";

  private final List<String> happened = new CopyOnWriteArrayList<>();
  private Tenant tenant;

  @BeforeEach
  void aMarketplace() {
    Stage.reset();
    nothingIsDue();
    tenant = Stage.newTenant();
  }

  @Test
  void everyDueStepIsFiredAtItsInstantAndAllClocksFollow() {
    steps("2026-03-07T10:15:00Z", "2026-03-07T10:15:00Z", "2026-03-09T10:15:00Z");
    watchClocks();

    advance(LATER).statusCode(202).body("status", equalTo("advancing")).body("to", equalTo(LATER));

    arrives().body("now", equalTo(LATER)).body("fired", equalTo(3));
    assertThat(happened)
        .containsExactly(
            "clock 2026-03-06T10:15:00Z true",
            "clock 2026-03-06T10:15:00Z true",
            "clock 2026-03-07T10:15:00Z true",
            "fire 2026-03-07T10:15:00Z",
            "fire 2026-03-07T10:15:00Z",
            "clock 2026-03-09T10:15:00Z true",
            "fire 2026-03-09T10:15:00Z",
            "clock " + LATER + " true",
            "clock " + LATER + " false");
  }

  @Test
  void whenTheAnswerIsOutEveryServiceRefusesWrites() {
    Stage.service("sla-service").on("PUT", "/internal/clocks/", _ -> Answer.json(503, "{}"));

    advance(LATER).statusCode(202);

    for (String service : List.of("ticket-service", "rma-service", "notification-service")) {
      assertThat(Stage.service(service).calls("PUT", "/internal/clocks/"))
          .as(service)
          .anySatisfy(call -> assertThat(call.json().path("advancing").asBoolean()).isTrue());
    }
    Stage.service("sla-service")
        .on("PUT", "/internal/clocks/", call -> Answer.json(200, call.body()));
    arrives();
  }

  @Test
  void theNextStepWaitsUntilAllServicesAreQuiet() {
    steps("2026-03-07T10:15:00Z");
    var busy = new AtomicBoolean(true);
    Stage.service("notification-service")
        .on(
            "GET",
            "/internal/quiet",
            _ ->
                busy.get()
                    ? Answer.json(
                        200,
                        "{\"quiet\":false,\"total\":1,\"waiting\":[\"2 mails unsent\"],\"parked\":0}")
                    : Answer.json(200, "{\"quiet\":true,\"total\":1,\"waiting\":[],\"parked\":0}"));

    advance(LATER).statusCode(202);
    Awaitility.await()
        .until(
            () -> Stage.service("notification-service").calls("GET", "/internal/quiet").size() > 5);

    assertThat(happened).isEmpty();
    busy.set(false);
    arrives().body("fired", equalTo(1));
  }

  @Test
  void aClockThatFindsNoQuietIsStuckSaysWhyAndGoesOnWhenAskedAgain() {
    var busy = new AtomicBoolean(true);
    Stage.service("rma-service")
        .on(
            "GET",
            "/internal/quiet",
            _ ->
                Answer.json(
                    200,
                    busy.get()
                        ? "{\"quiet\":false,\"total\":1,\"waiting\":[\"1 refund under way\"],\"parked\":0}"
                        : "{\"quiet\":true,\"total\":1,\"waiting\":[],\"parked\":1}"));

    advance(LATER).statusCode(202);

    until("stuck").body("waiting", hasItem("rma-service: 1 refund under way"));
    busy.set(false);
    advance(LATER).statusCode(202);
    arrives().body("now", equalTo(LATER)).body("warnings", hasItem("rma-service: 1 parked event"));
  }

  @Test
  void aServiceThatIsDownForAMomentOnlyDelaysTheClock() {
    var down = new AtomicBoolean(true);
    Stage.service("ticket-service")
        .on(
            "PUT",
            "/internal/clocks/",
            call -> down.get() ? Answer.json(503, "") : Answer.json(200, call.body()));

    advance(LATER).statusCode(202);
    Awaitility.await()
        .until(() -> Stage.service("ticket-service").calls("PUT", "/internal/clocks/").size() > 4);
    down.set(false);

    arrives().body("now", equalTo(LATER));
  }

  @Test
  void timeDoesNotGoBackwards() {
    advance("2026-03-06T10:14:59Z")
        .statusCode(422)
        .body("code", equalTo("clock-backwards"))
        .body("errors[0].pointer", equalTo("/to"));
  }

  @Test
  void whileAClockIsOnItsWayNobodyElseWritesOrSendsItElsewhere() {
    var busy = new AtomicBoolean(true);
    Stage.service("sla-service")
        .on(
            "GET",
            "/internal/quiet",
            _ ->
                Answer.json(
                    200,
                    "{\"quiet\":%s,\"total\":1,\"waiting\":[],\"parked\":0}"
                        .formatted(!busy.get())));
    advance(LATER).statusCode(202);
    Awaitility.await()
        .until(() -> !Stage.service("sla-service").calls("GET", "/internal/quiet").isEmpty());

    tenant
        .operator()
        .body(Map.of("name", "Late", "account_email", "late@acme.example"))
        .post("/v1/vendors")
        .then()
        .statusCode(409)
        .header("Retry-After", equalTo("1"))
        .body("code", equalTo("clock-advancing"));
    advance("2026-04-01T00:00:00Z").statusCode(409).body("code", equalTo("clock-advancing"));
    advance(LATER).statusCode(202);
    busy.set(false);

    arrives();
    tenant.newVendor("late");
  }

  @Test
  void anothersClockIsNotThere() {
    var other = Stage.newTenant();

    other.operator().get("/v1/test-clocks/{id}", tenant.clock()).then().statusCode(404);
    other
        .operator()
        .body(Map.of("to", LATER))
        .post("/v1/test-clocks/{id}/advance", tenant.clock())
        .then()
        .statusCode(404);
  }

  private static void nothingIsDue() {
    Stage.service("sla-service").on("GET", "/internal/due", _ -> Answer.json(200, "{}"));
  }

  /** What sla-service has planned; one step is fired at a time. */
  private void steps(String... instants) {
    var plan = new ConcurrentLinkedDeque<>(List.of(instants));
    Service sla = Stage.service("sla-service");
    sla.on(
        "GET",
        "/internal/due",
        _ -> Answer.json(200, plan.isEmpty() ? "{}" : "{\"next\":\"" + plan.peek() + "\"}"));
    sla.on("POST", "/internal/due/fire", call -> fire(plan, call));
  }

  private Answer fire(ConcurrentLinkedDeque<String> plan, Call call) {
    happened.add("fire " + call.json().path("at").asText());
    plan.poll();
    return Answer.json(200, "{\"fired\":1}");
  }

  private void watchClocks() {
    Stage.service("sla-service")
        .on(
            "PUT",
            "/internal/clocks/",
            call -> {
              var push = call.json();
              happened.add(
                  "clock " + push.path("now").asText() + " " + push.path("advancing").asText());
              return Answer.json(200, call.body());
            });
  }

  private ValidatableResponse advance(String to) {
    return tenant
        .operator()
        .body(Map.of("to", to))
        .post("/v1/test-clocks/{id}/advance", tenant.clock())
        .then();
  }

  private ValidatableResponse arrives() {
    return until("ready");
  }

  private ValidatableResponse until(String status) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> read().extract().path("status").equals(status));
    return read();
  }

  private ValidatableResponse read() {
    return tenant.operator().get("/v1/test-clocks/{id}", tenant.clock()).then().statusCode(200);
  }
}
