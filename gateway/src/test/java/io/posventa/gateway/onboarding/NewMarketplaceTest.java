package io.posventa.gateway.onboarding;

import static io.posventa.gateway.stage.Stage.admin;
import static io.posventa.gateway.stage.Stage.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.posventa.gateway.stage.Service.Answer;
import io.posventa.gateway.stage.Stage;
import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.Requirement;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(Stage.class)
class NewMarketplaceTest {

  @BeforeEach
  void everybodyIsWell() {
    Stage.reset();
  }

  @Test
  void aMarketplaceStartsWithItsPolicyItsClockAndAKeyThatWorks() {
    var made =
        admin()
            .body(command())
            .post("/v1/marketplaces")
            .then()
            .statusCode(201)
            .header("Location", startsWith("/v1/marketplaces/mkt_"))
            .header("ETag", equalTo("\"v1\""))
            .body("object", equalTo("marketplace"))
            .body("version", equalTo(1))
            .body("created_at", equalTo(Stage.START))
            .body("preset", equalTo("clickbank"))
            .body("test_clock", startsWith("clock_"))
            .body("policy", startsWith("policy_"))
            .body("operator_key.secret", matchesPattern("pk_test_[A-Za-z0-9]{44}"))
            .body("operator_key.role", equalTo("operator"))
            .extract()
            .jsonPath();

    with(made.getString("operator_key.secret"))
        .get("/v1/me")
        .then()
        .statusCode(200)
        .body("role", equalTo("operator"))
        .body("marketplace", equalTo(made.getString("id")))
        .body("now", equalTo(Stage.START))
        .body("live", equalTo(false))
        .body("scopes", hasItem("tickets:write"));
    for (String service : Stage.OTHERS) {
      assertThat(Stage.service(service).calls("PUT", "/internal/clocks/" + made.getString("id")))
          .as(service)
          .singleElement()
          .satisfies(push -> assertThat(push.json().path("now").asText()).isEqualTo(Stage.START));
    }
  }

  @Test
  void aRepeatedCreationShowsTheSameMarketplaceAndNoSecret() {
    var first =
        admin()
            .header("Idempotency-Key", "create-once-1")
            .body(command())
            .post("/v1/marketplaces")
            .then()
            .statusCode(201)
            .body("operator_key.secret", notNullValue())
            .extract()
            .jsonPath();

    admin()
        .header("Idempotency-Key", "create-once-1")
        .body(command())
        .post("/v1/marketplaces")
        .then()
        .statusCode(201)
        .header("Idempotency-Replayed", equalTo("true"))
        .body("id", equalTo(first.getString("id")))
        .body("containsKey('operator_key')", equalTo(true))
        .body("operator_key.secret", nullValue())
        .body("operator_key.containsKey('secret')", equalTo(true));
  }

  @Test
  @Requirement("GEN-31")
  void whatCannotBeIsRefusedWithItsPointer() {
    refused(Map.of("time_zone", "Europe/Nowhere"), "/time_zone");
    refused(Map.of("locale", "xx-YY"), "/locale");
    refused(Map.of("name", "Bad\nName"), "/name");
    refused(Map.of("preset", "nobody"), "/preset");
    refused(Map.of("surprise", true), "/surprise");
    refused(Map.of("live", true), "/test_clock");
    refused(Map.of("support_domains", List.of("not a domain")), "/support_domains/0");
  }

  private static void refused(Map<String, Object> change, String pointer) {
    var command = command();
    command.putAll(change);
    admin()
        .body(command)
        .post("/v1/marketplaces")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("invalid-request"))
        .body("errors.pointer", hasItem(pointer));
  }

  @Test
  void aPresetThatThisReleaseDoesNotShipIsRefused() {
    var command = command();
    command.put("preset", "mirakl");

    admin()
        .body(command)
        .post("/v1/marketplaces")
        .then()
        .statusCode(422)
        .body("code", equalTo("rule-violated"))
        .body("errors[0].pointer", equalTo("/preset"));
  }

  @Test
  void noMarketplaceWithATestClockIsMadeWhileAServiceCannotBeToldItsTime() {
    Stage.service("sla-service").on("PUT", "/internal/clocks/", _ -> Answer.json(503, ""));

    admin()
        .body(command())
        .post("/v1/marketplaces")
        .then()
        .statusCode(503)
        .body("code", equalTo("unavailable"));
  }

  @Test
  void onlyThePlatformAdministratorMakesMarketplaces() {
    var tenant = Stage.newTenant();

    tenant.operator().body(command()).post("/v1/marketplaces").then().statusCode(403);
  }

  private static Map<String, Object> command() {
    return new HashMap<>(
        Map.of(
            "name",
            "Tienda Norte",
            "preset",
            "clickbank",
            "locale",
            "es",
            "time_zone",
            "America/New_York",
            "live",
            false,
            "test_clock",
            Map.of("now", Stage.START)));
  }
}
