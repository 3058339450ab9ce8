package io.posventa.gateway.site;

import static io.posventa.gateway.stage.Stage.visitor;
import static org.hamcrest.Matchers.equalTo;

import io.posventa.gateway.stage.Stage;
import io.posventa.platform.test.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(Stage.class)
class SiteTest {
  private static final String LOGO = "https://cdn.market.example/logo.svg";

  @Test
  void anybodySeesHowAMarketplaceShowsItselfAndNoMore() {
    String external = "norte-" + UUID.randomUUID();
    var tenant =
        Stage.newTenant(
            Map.of(
                "external_id",
                external,
                "name",
                "Tienda Norte",
                "preset",
                "clickbank",
                "locale",
                "es",
                "time_zone",
                "Europe/Madrid",
                "logo_url",
                LOGO));
    var shown =
        Map.of(
            "object",
            "site",
            "id",
            tenant.id(),
            "name",
            "Tienda Norte",
            "locale",
            "es",
            "time_zone",
            "Europe/Madrid",
            "logo_url",
            LOGO);

    for (String reference : new String[] {tenant.id(), "ext:" + external}) {
      visitor("192.0.2.1")
          .get("/v1/sites/{marketplace}", reference)
          .then()
          .statusCode(200)
          .header("Cache-Control", equalTo("no-store"))
          .body("$", equalTo(shown));
    }
    for (String reference :
        new String[] {"ext:nobody", "mkt_01m80r4n2wftm823rv3zh9j6q8", external, "platform"}) {
      visitor("192.0.2.1")
          .get("/v1/sites/{marketplace}", reference)
          .then()
          .statusCode(404)
          .body("code", equalTo("not-found"));
    }
  }

  @Test
  void aLogoIsAnHttpsAddressAndComesAndGoes() {
    var tenant = Stage.newTenant();

    for (String bad :
        new String[] {"http://a.example/l.png", "javascript:alert(1)", "https://a/\"onload="}) {
      tenant
          .operator()
          .contentType("application/merge-patch+json")
          .body(Map.of("logo_url", bad))
          .patch("/v1/marketplaces/{id}", tenant.id())
          .then()
          .statusCode(400)
          .body("errors[0].pointer", equalTo("/logo_url"));
    }
    tenant
        .operator()
        .contentType("application/merge-patch+json")
        .body(Map.of("logo_url", LOGO))
        .patch("/v1/marketplaces/{id}", tenant.id())
        .then()
        .statusCode(200)
        .body("logo_url", equalTo(LOGO));
    tenant
        .operator()
        .contentType("application/merge-patch+json")
        .body("{\"logo_url\":null}")
        .patch("/v1/marketplaces/{id}", tenant.id())
        .then()
        .statusCode(200)
        .body("containsKey('logo_url')", equalTo(false));
  }
}
