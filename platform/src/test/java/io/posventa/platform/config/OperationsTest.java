package io.posventa.platform.config;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyIterable;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.posventa.platform.peer.PeersConfig;
import io.posventa.platform.test.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfig;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** What an operator sees of every service. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class OperationsTest {
  @Inject SmallRyeConfig config;

  @Test
  void livenessNeverAsksTheDatabase() {
    given()
        .get("/q/health/live")
        .then()
        .statusCode(200)
        .body("status", equalTo("UP"))
        .body("checks", emptyIterable());
    given()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("checks.name", hasItem(containsString("Database")));
  }

  @Test
  void metricsAreThere() {
    given().get("/q/metrics").then().statusCode(200).body(containsString("agroal_active_count"));
  }

  @Test
  void theRunningRoutesAreDescribed() {
    given().get("/q/openapi").then().statusCode(200).body(containsString("/v1/samples"));
  }

  @Test
  void everyKeyUnderOurPrefixIsHeldToTheMappings() {
    assertThat(config.getConfigMapping(PeersConfig.class).service()).isEqualTo("platform");
    assertThat(config.getValue("quarkus.otel.sdk.disabled", Boolean.class)).isTrue();
  }
}
