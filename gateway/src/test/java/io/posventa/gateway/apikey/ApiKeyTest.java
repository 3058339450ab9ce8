package io.posventa.gateway.apikey;

import static io.posventa.gateway.stage.Stage.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.posventa.gateway.stage.Rows;
import io.posventa.gateway.stage.Stage;
import io.posventa.gateway.stage.Stage.Tenant;
import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.Requirement;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(Stage.class)
class ApiKeyTest {
  @Inject Rows rows;

  private Tenant tenant;

  @BeforeEach
  void aMarketplace() {
    Stage.reset();
    tenant = Stage.newTenant();
  }

  @Test
  @Requirement("CB-108")
  void aSecretIsShownOnceAndKeptAsAHash() throws SQLException {
    var made =
        tenant
            .operator()
            .body(Map.of("name", "Storefront", "scopes", List.of("tickets:read")))
            .post("/v1/api-keys")
            .then()
            .statusCode(201)
            .body("secret", matchesPattern("pk_test_[A-Za-z0-9]{44}"))
            .body("role", equalTo("integration"))
            .body("status", equalTo("active"))
            .extract()
            .jsonPath();

    tenant
        .operator()
        .get("/v1/api-keys/{id}", made.getString("id"))
        .then()
        .statusCode(200)
        .body("containsKey('secret')", equalTo(false));
    tenant
        .operator()
        .get("/v1/api-keys")
        .then()
        .body("data", hasSize(2))
        .body("data.findAll { it.containsKey('secret') }", hasSize(0))
        .body("data.hint", everyItem(matchesPattern("pk_test_….{4}")));
    assertThat(rows.contain(made.getString("secret"))).isFalse();
  }

  @Test
  void aRepeatedCreationShowsNoSecret() {
    var command = Map.of("name", "Storefront", "scopes", List.of("tickets:read"));
    var first =
        tenant
            .operator()
            .header("Idempotency-Key", "key-1")
            .body(command)
            .post("/v1/api-keys")
            .then()
            .statusCode(201)
            .body("secret", notNullValue())
            .extract()
            .jsonPath();

    tenant
        .operator()
        .header("Idempotency-Key", "key-1")
        .body(command)
        .post("/v1/api-keys")
        .then()
        .statusCode(201)
        .body("id", equalTo(first.getString("id")))
        .body("secret", nullValue());
  }

  @Test
  void aRevokedKeyIsRefusedAtOnce() {
    var made = create("tickets:read");
    with(made.secret()).get("/v1/me").then().statusCode(200);

    tenant.operator().delete("/v1/api-keys/{id}", made.id()).then().statusCode(204);

    Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() -> with(made.secret()).get("/v1/me").then().statusCode(401));
    tenant.operator().get("/v1/api-keys/{id}", made.id()).then().body("status", equalTo("revoked"));
  }

  @Test
  void aRotatedKeyStaysItselfUnderAnotherSecret() {
    var made = create("tickets:read");
    with(made.secret()).get("/v1/me").then().statusCode(200);

    String fresh =
        tenant
            .operator()
            .post("/v1/api-keys/{id}/rotate", made.id())
            .then()
            .statusCode(200)
            .body("id", equalTo(made.id()))
            .body("secret", not(equalTo(made.secret())))
            .extract()
            .path("secret");

    with(fresh).get("/v1/me").then().statusCode(200).body("id", equalTo(made.id()));
    Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() -> with(made.secret()).get("/v1/me").then().statusCode(401));
  }

  @Test
  void nobodyGivesWhatHeHasNot() {
    String keeper = tenant.keyWith("api_keys:write", "tickets:read");

    with(keeper)
        .body(Map.of("name", "More", "scopes", List.of("refunds:write")))
        .post("/v1/api-keys")
        .then()
        .statusCode(403);
    with(keeper)
        .body(Map.of("name", "More", "scopes", List.of("tickets:read"), "role", "operator"))
        .post("/v1/api-keys")
        .then()
        .statusCode(403);
    with(keeper)
        .body(Map.of("name", "Same", "scopes", List.of("tickets:read")))
        .post("/v1/api-keys")
        .then()
        .statusCode(201);
  }

  @Test
  void aVendorsKeyMakesKeysOfThatVendorOnly() {
    String own = tenant.newVendor("own");
    String other = tenant.newVendor("other");
    String keeper = tenant.keyOf(own, "api_keys:write", "api_keys:read");
    var scopes = List.of("api_keys:read");

    with(keeper)
        .body(Map.of("name", "x", "scopes", scopes, "vendor", other))
        .post("/v1/api-keys")
        .then()
        .statusCode(404)
        .body("errors[0].pointer", equalTo("/vendor"));
    with(keeper)
        .body(Map.of("name", "x", "scopes", scopes))
        .post("/v1/api-keys")
        .then()
        .statusCode(400);
    with(keeper)
        .body(Map.of("name", "x", "scopes", scopes, "vendor", own))
        .post("/v1/api-keys")
        .then()
        .statusCode(201)
        .body("vendor", equalTo(own));
    with(keeper).get("/v1/api-keys").then().body("data", hasSize(2));
  }

  @Test
  @Requirement("GEN-28")
  void anothersKeyIsNotThere() {
    var made = create("tickets:read");
    var other = Stage.newTenant();

    other.operator().get("/v1/api-keys/{id}", made.id()).then().statusCode(404);
    other.operator().delete("/v1/api-keys/{id}", made.id()).then().statusCode(404);
    other.operator().post("/v1/api-keys/{id}/rotate", made.id()).then().statusCode(404);
    with(made.secret()).get("/v1/me").then().statusCode(200);
  }

  @Test
  void scopesThatThereAreNotAreRefused() {
    tenant
        .operator()
        .body(Map.of("name", "x", "scopes", List.of("tickets:read", "world:rule")))
        .post("/v1/api-keys")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/scopes/1"));
  }

  private record Made(String id, String secret) {}

  private Made create(String... scopes) {
    var made =
        tenant
            .operator()
            .body(Map.of("name", "Test", "scopes", List.of(scopes)))
            .post("/v1/api-keys")
            .then()
            .statusCode(201)
            .extract()
            .jsonPath();
    return new Made(made.getString("id"), made.getString("secret"));
  }
}
