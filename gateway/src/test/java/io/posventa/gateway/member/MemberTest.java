package io.posventa.gateway.member;

import static io.posventa.gateway.stage.Stage.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.posventa.gateway.stage.Stage;
import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.Requirement;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(Stage.class)
class MemberTest {

  @Test
  @Requirement("DM-144")
  void membersComeAndGo() {
    var tenant = Stage.newTenant();
    String vendor = tenant.newVendor("acme");
    var ana =
        Map.of(
            "email", "ana@acme.example", "name", "Ana", "role", "vendor_agent", "vendor", vendor);

    String id =
        tenant.operator().body(ana).post("/v1/members").then().statusCode(201).extract().path("id");

    tenant
        .operator()
        .body(ana)
        .post("/v1/members")
        .then()
        .statusCode(409)
        .body("code", equalTo("email-taken"));
    tenant.operator().get("/v1/members/{id}", id).then().body("role", equalTo("vendor_agent"));
    with(tenant.keyOf(vendor, "members:read"))
        .get("/v1/members")
        .then()
        .body("data.id", contains(id));
    Stage.newTenant().operator().get("/v1/members/{id}", id).then().statusCode(404);
    Stage.newTenant().operator().delete("/v1/members/{id}", id).then().statusCode(404);
    tenant.operator().delete("/v1/members/{id}", id).then().statusCode(204);
    tenant.operator().get("/v1/members/{id}", id).then().statusCode(404);
  }

  @Test
  void aVendorsMemberNamesAVendorThatThereIs() {
    var tenant = Stage.newTenant();
    String foreign = Stage.newTenant().newVendor("acme");

    tenant
        .operator()
        .body(Map.of("email", "a@a.example", "name", "A", "role", "vendor_agent"))
        .post("/v1/members")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/vendor"));
    tenant
        .operator()
        .body(
            Map.of("email", "a@a.example", "name", "A", "role", "vendor_admin", "vendor", foreign))
        .post("/v1/members")
        .then()
        .statusCode(404)
        .body("errors[0].pointer", equalTo("/vendor"));
  }
}
