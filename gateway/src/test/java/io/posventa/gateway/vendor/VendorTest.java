package io.posventa.gateway.vendor;

import static io.posventa.gateway.stage.Stage.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.gateway.stage.Stage;
import io.posventa.gateway.stage.Stage.Tenant;
import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.Requirement;
import io.posventa.platform.test.TestIdentity;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(Stage.class)
class VendorTest {
  private static final String MERGE = "application/merge-patch+json";

  private Tenant tenant;

  @BeforeEach
  void aMarketplace() {
    Stage.reset();
    tenant = Stage.newTenant();
  }

  @Test
  @Requirement({"CB-114", "CB-116"})
  void aVendorKeepsItsWholeProfile() {
    var profile =
        Map.of(
            "external_id", "acme",
            "name", "Acme Digital",
            "account_email", "owner@acme.example",
            "support_email", "support@acme.example",
            "time_zone", "Europe/Madrid",
            "locale", "es",
            "country", "ES",
            "holidays", List.of(Map.of("date", "2026-12-25", "name", "Navidad")),
            "return_address",
                Map.of(
                    "street",
                    "Calle Mayor 1",
                    "postal_code",
                    "28001",
                    "city",
                    "Madrid",
                    "country",
                    "ES"),
            "backup", Map.of("name", "Equipo B", "email", "b@acme.example"));

    String id =
        tenant
            .operator()
            .body(profile)
            .post("/v1/vendors")
            .then()
            .statusCode(201)
            .header("Location", startsWith("/v1/vendors/vendor_"))
            .extract()
            .path("id");

    for (String reference : List.of(id, "ext:acme")) {
      tenant
          .operator()
          .get("/v1/vendors/{id}", reference)
          .then()
          .statusCode(200)
          .header("ETag", equalTo("\"v1\""))
          .body("id", equalTo(id))
          .body("external_id", equalTo("acme"))
          .body("support_email", equalTo("support@acme.example"))
          .body("effective_support_email", equalTo("support@acme.example"))
          .body("effective_time_zone", equalTo("Europe/Madrid"))
          .body("time_zone_source", equalTo("vendor"))
          .body("holidays[0].date", equalTo("2026-12-25"))
          .body("return_address.city", equalTo("Madrid"))
          .body("refund_mode", equalTo("grace"))
          .body("recommendations", hasSize(0));
    }
  }

  @Test
  @Requirement("GEN-35")
  void aVendorWithoutAZoneHasItsMarketplacesAndFollowsIt() {
    String id = tenant.newVendor("acme");
    read(id)
        .body("effective_time_zone", equalTo("America/New_York"))
        .body("time_zone_source", equalTo("default"));

    tenant
        .operator()
        .contentType(MERGE)
        .body(Map.of("time_zone", "Asia/Tokyo"))
        .patch("/v1/marketplaces/{id}", tenant.id())
        .then()
        .statusCode(200)
        .body("version", equalTo(2));

    read(id).body("effective_time_zone", equalTo("Asia/Tokyo")).body("version", equalTo(2));
    assertThat(toldOf("vendor.updated", id).path("effective_time_zone").asText())
        .isEqualTo("Asia/Tokyo");
  }

  @Test
  @Requirement({"CB-115", "DS-66", "DS-77"})
  void aSupportAddressThatIsTheAccountsIsAdvisedAgainst() {
    String id = tenant.newVendor("acme");

    patch(id, Map.of("support_email", "acme@acme.example"))
        .statusCode(200)
        .body("recommendations.code", hasItem("support-equals-account"));
    patch(id, Map.of("support_email", "help@acme.example"))
        .statusCode(200)
        .body("recommendations.code", not(hasItem("support-equals-account")))
        .body("recommendations.code", contains("backup-missing"));
  }

  @Test
  @Requirement({"CB-117", "DS-64", "DS-72"})
  void aPatchChangesWhatItNamesAndIsAnnounced() {
    String id = tenant.newVendor("acme");

    patch(id, Map.of("time_zone", "Europe/Madrid", "helpdesk", "Zendesk"))
        .statusCode(200)
        .body("version", equalTo(2))
        .body("time_zone", equalTo("Europe/Madrid"))
        .body("name", equalTo("Acme"));

    JsonNode told = toldOf("vendor.updated", id);
    assertThat(told.path("effective_time_zone").asText()).isEqualTo("Europe/Madrid");
    assertThat(told.path("version").asLong()).isEqualTo(2);
    tenant
        .operator()
        .contentType(MERGE)
        .body("{\"time_zone\":null}")
        .patch("/v1/vendors/{id}", id)
        .then()
        .statusCode(200)
        .body("time_zone_source", equalTo("default"))
        .body("helpdesk", equalTo("Zendesk"));
  }

  @Test
  void aPatchThatChangesNothingMakesNoVersion() {
    String id = tenant.newVendor("acme");

    patch(id, Map.of("name", "Acme")).statusCode(200).body("version", equalTo(1));
  }

  @Test
  void aStaleIfMatchIsRefusedWithTheCurrentTag() {
    String id = tenant.newVendor("acme");
    patch(id, Map.of("name", "Acme 2")).statusCode(200);

    tenant
        .operator()
        .contentType(MERGE)
        .header("If-Match", "\"v1\"")
        .body(Map.of("name", "Acme 3"))
        .patch("/v1/vendors/{id}", id)
        .then()
        .statusCode(412)
        .header("ETag", equalTo("\"v2\""))
        .body("code", equalTo("version-mismatch"));
  }

  @Test
  @Requirement("CB-56")
  void onlyAnOperatorChangesTheRefundModeAndSaysWhy() {
    String id = tenant.newVendor("acme");

    patch(id, Map.of("refund_mode", "immediate"))
        .statusCode(422)
        .body("code", equalTo("reason-required"));
    with(tenant.keyWith("vendors:write"))
        .contentType(MERGE)
        .body(Map.of("refund_mode", "immediate", "reason", "Because"))
        .patch("/v1/vendors/{id}", id)
        .then()
        .statusCode(403);
    patch(id, Map.of("refund_mode", "immediate", "reason", "Upheld complaint"))
        .statusCode(200)
        .body("refund_mode", equalTo("immediate"))
        .body("refund_mode_reason", equalTo("Upheld complaint"));
  }

  @Test
  @Requirement({"CB-114", "CB-116"})
  void aVendorChangesHowItIsReachedAndNothingThatDecidesAboutIt() {
    String id = tenant.newVendor("acme");
    String own = tenant.keyOf(id, "vendors:write");

    patchBy(
            own,
            id,
            Map.of(
                "support_email", "help@acme.example", "time_zone", "Europe/Madrid", "locale", "es"))
        .statusCode(200)
        .body("support_email", equalTo("help@acme.example"))
        .body("effective_time_zone", equalTo("Europe/Madrid"));

    for (var change :
        Map.of(
                "refund_mode", "grace",
                "support_mode", "platform",
                "account_email", "x@acme.example",
                "reseller", "Me",
                "account_manager", "member_01m80r4n2wftm823rv3zh9j6q8",
                "reason", "Because")
            .entrySet()) {
      patchBy(own, id, Map.of(change.getKey(), change.getValue(), "name", "Acme!"))
          .statusCode(403)
          .body("code", equalTo("forbidden"))
          .body("errors.pointer", contains("/" + change.getKey()));
    }
    patchBy(own, id, Map.of("policy_override", Map.of())).statusCode(403);
    read(id).body("name", equalTo("Acme"));
  }

  @Test
  @Requirement("CB-56")
  void everyChangeOfTheRefundModeIsKept() {
    String id = tenant.newVendor("acme");
    String review = "escalation_01m80r4n2wftm823rv3zh9j6q8";

    patch(
            id,
            Map.of("refund_mode", "immediate", "reason", "Upheld complaint", "escalation", review))
        .statusCode(200);
    patch(id, Map.of("refund_mode", "immediate", "reason", "Again")).statusCode(200);
    patch(id, Map.of("refund_mode", "grace", "reason", "Amends were made")).statusCode(200);

    tenant
        .operator()
        .get("/v1/vendors/{id}/refund-mode-decisions", "ext:acme")
        .then()
        .statusCode(200)
        .body("data.refund_mode", contains("grace", "immediate"))
        .body("data.reason", contains("Amends were made", "Upheld complaint"))
        .body("data[1].escalation", equalTo(review))
        .body("data[1].by.party", equalTo("operator"))
        .body("data[1].by.role", equalTo("operator"))
        .body("data[1].by.id", startsWith("key_"))
        .body("data[1].at", equalTo("2026-03-06T10:15:00Z"));
    String cursor =
        tenant
            .operator()
            .get("/v1/vendors/{id}/refund-mode-decisions?limit=1", id)
            .then()
            .body("has_more", equalTo(true))
            .extract()
            .path("next_cursor");
    tenant
        .operator()
        .get("/v1/vendors/{id}/refund-mode-decisions?limit=1&cursor={c}", id, cursor)
        .then()
        .body("data.reason", contains("Upheld complaint"))
        .body("has_more", equalTo(false));
    Stage.newTenant()
        .operator()
        .get("/v1/vendors/{id}/refund-mode-decisions", id)
        .then()
        .statusCode(404);
    with(tenant.keyOf(tenant.newVendor("other"), "vendors:read"))
        .get("/v1/vendors/{id}/refund-mode-decisions", id)
        .then()
        .statusCode(404);
    refused(
        id,
        Map.of("refund_mode", "immediate", "reason", "x", "escalation", "ticket_1"),
        "/escalation");
  }

  @Test
  void whatAPatchMayNotSayIsRefusedWithItsPointer() {
    String id = tenant.newVendor("acme");

    refused(id, Map.of("surprise", 1), "/surprise");
    refused(id, Map.of("time_zone", "+02:00"), "/time_zone");
    refused(id, Map.of("name", "Bcc: x\r\nEvil"), "/name");
    refused(id, Map.of("support_email", "not an address"), "/support_email");
    refused(id, Map.of("external_id", "other"), "/external_id");
    refused(
        id, Map.of("holidays", List.of(Map.of("date", "soon", "name", "x"))), "/holidays/0/date");
    refused(id, Map.of("return_address", Map.of("street", "x")), "/return_address/city");
  }

  @Test
  void anExternalIdIsUniqueInItsMarketplaceOnly() {
    tenant.newVendor("acme");

    tenant
        .operator()
        .body(Map.of("external_id", "acme", "name", "A", "account_email", "a@a.example"))
        .post("/v1/vendors")
        .then()
        .statusCode(409)
        .body("code", equalTo("external-id-taken"));
    Stage.newTenant().newVendor("acme");
  }

  @Test
  @Requirement({"GEN-28", "CB-108"})
  void othersVendorsAreNotThere() {
    String own = tenant.newVendor("own");
    String other = tenant.newVendor("other");
    var confined = with(tenant.keyOf(own, "vendors:read", "vendors:write"));

    confined.get("/v1/vendors/{id}", own).then().statusCode(200);
    with(tenant.keyOf(own, "vendors:read")).get("/v1/vendors/{id}", other).then().statusCode(404);
    with(tenant.keyOf(own, "vendors:read"))
        .get("/v1/vendors")
        .then()
        .statusCode(200)
        .body("data.id", contains(own));
    Stage.newTenant().operator().get("/v1/vendors/{id}", own).then().statusCode(404);
    Stage.newTenant()
        .operator()
        .contentType(MERGE)
        .body(Map.of("name", "Mine"))
        .patch("/v1/vendors/ext:own")
        .then()
        .statusCode(404);
  }

  @Test
  @Requirement("GEN-32")
  void vendorsAreListedPageByPage() {
    var made = List.of(tenant.newVendor("a"), tenant.newVendor("b"), tenant.newVendor("c"));

    String cursor =
        tenant
            .operator()
            .get("/v1/vendors?limit=2")
            .then()
            .statusCode(200)
            .body("object", equalTo("list"))
            .body("has_more", equalTo(true))
            .body("data.id", equalTo(made.subList(0, 2)))
            .extract()
            .path("next_cursor");

    tenant
        .operator()
        .get("/v1/vendors?limit=2&cursor={cursor}", cursor)
        .then()
        .statusCode(200)
        .body("has_more", equalTo(false))
        .body("data.id", equalTo(made.subList(2, 3)));
    tenant.operator().get("/v1/vendors?limit=101").then().statusCode(400);
    tenant.operator().get("/v1/vendors?offset=1").then().statusCode(400);
  }

  @Test
  void otherServicesReadAVendorThatTheyHaveNotHeardOf() {
    String id = tenant.newVendor("acme");

    RestAssured.given()
        .header(TestIdentity.HEADER, TestIdentity.serviceToken("rma-service", tenant.id()))
        .get("/internal/references/vendor/{id}", id)
        .then()
        .statusCode(200)
        .body("version", equalTo(1))
        .body("data.effective_time_zone", equalTo("America/New_York"));
  }

  private ValidatableResponse read(String id) {
    return tenant.operator().get("/v1/vendors/{id}", id).then().statusCode(200);
  }

  private ValidatableResponse patch(String id, Map<String, Object> change) {
    return tenant.operator().contentType(MERGE).body(change).patch("/v1/vendors/{id}", id).then();
  }

  private static ValidatableResponse patchBy(
      String credential, String id, Map<String, Object> change) {
    return with(credential).contentType(MERGE).body(change).patch("/v1/vendors/{id}", id).then();
  }

  private void refused(String id, Map<String, Object> change, String pointer) {
    patch(id, change)
        .statusCode(400)
        .body("code", equalTo("invalid-request"))
        .body("errors.pointer", hasItem(pointer));
  }

  private static JsonNode toldOf(String type, String vendor) {
    return await()
        .until(
            () ->
                Stage.service("sla-service").calls("POST", "/internal/events").stream()
                    .flatMap(call -> StreamSupport.stream(call.json().spliterator(), false))
                    .filter(event -> event.path("type").asText().equals(type))
                    .filter(event -> event.path("subject").asText().equals(vendor))
                    .map(event -> event.path("data").path("vendor"))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }
}
