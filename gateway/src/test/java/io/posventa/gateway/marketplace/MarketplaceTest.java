package io.posventa.gateway.marketplace;

import static io.posventa.gateway.stage.Stage.admin;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.posventa.gateway.stage.Stage;
import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.Requirement;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(Stage.class)
class MarketplaceTest {
  private static final String MERGE = "application/merge-patch+json";

  @BeforeEach
  void everybodyIsWell() {
    Stage.reset();
  }

  @Test
  @Requirement("GEN-28")
  void aTenantSeesItselfOnly() {
    var a = Stage.newTenant();
    var b = Stage.newTenant();

    a.operator().get("/v1/marketplaces").then().statusCode(200).body("data.id", contains(a.id()));
    a.operator().get("/v1/marketplaces/{id}", b.id()).then().statusCode(404);
    a.operator()
        .contentType(MERGE)
        .body(Map.of("name", "Mine"))
        .patch("/v1/marketplaces/{id}", b.id())
        .then()
        .statusCode(404);
    b.operator()
        .get("/v1/marketplaces/{id}", b.id())
        .then()
        .statusCode(200)
        .body("name", equalTo("Tienda Norte"))
        .body("version", equalTo(1));
  }

  @Test
  void thePlatformAdministratorSeesAllAndChangesAny() {
    var a = Stage.newTenant();
    var b = Stage.newTenant();

    admin()
        .get("/v1/marketplaces?limit=100")
        .then()
        .statusCode(200)
        .body("data.id", hasItems(a.id(), b.id()));
    admin()
        .contentType(MERGE)
        .body(Map.of("name", "Tienda Sur"))
        .patch("/v1/marketplaces/{id}", a.id())
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"v2\""))
        .body("name", equalTo("Tienda Sur"));
    admin()
        .get("/v1/marketplaces/mkt_00000000000000000000000000")
        .then()
        .statusCode(404)
        .body("code", equalTo("not-found"));
  }

  @Test
  void whatIsKnownAlreadyIsNotSentAgain() {
    var tenant = Stage.newTenant();

    tenant
        .operator()
        .header("If-None-Match", "\"v1\"")
        .get("/v1/marketplaces/{id}", tenant.id())
        .then()
        .statusCode(304)
        .header("ETag", equalTo("\"v1\""));
  }
}
