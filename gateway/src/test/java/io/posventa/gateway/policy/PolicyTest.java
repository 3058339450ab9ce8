package io.posventa.gateway.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.posventa.gateway.stage.Stage;
import io.posventa.gateway.stage.Stage.Tenant;
import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.Requirement;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(Stage.class)
class PolicyTest {
  private Tenant tenant;

  @BeforeEach
  void aMarketplace() {
    Stage.reset();
    tenant = Stage.newTenant();
  }

  @Test
  @Requirement("GEN-36")
  void aMarketplaceStartsUnderVersionOneOfItsPreset() {
    tenant
        .operator()
        .get(path("/1"))
        .then()
        .statusCode(200)
        .body("id", equalTo(tenant.policy()))
        .body("number", equalTo(1))
        .body("status", equalTo("active"))
        .body("name", equalTo("clickbank"))
        .body("effective_from", equalTo(Stage.START))
        .body("document.ladders.name", hasItem("refund-grace"));
  }

  @Test
  void aDraftTakesEffectWhenItIsActivatedAndRetiresTheOneBefore() {
    var document = document();
    ((ObjectNode) document.path("refunds")).put("partial", true);

    String id =
        tenant
            .operator()
            .body(Map.of("document", document))
            .post(path(""))
            .then()
            .statusCode(201)
            .header("Location", equalTo(path("/2")))
            .body("status", equalTo("draft"))
            .body("number", equalTo(2))
            .extract()
            .path("id");
    tenant
        .operator()
        .post(path("/2/activate"))
        .then()
        .statusCode(200)
        .body("status", equalTo("active"))
        .body("effective_from", startsWith("2026-03-06T10:15:00"));

    tenant.operator().get(path("/1")).then().body("status", equalTo("retired"));
    tenant
        .operator()
        .get("/v1/marketplaces/{id}", tenant.id())
        .then()
        .body("policy", equalTo(id))
        .body("version", equalTo(2));
    tenant.operator().get(path("")).then().body("data.number", equalTo(List.of(1, 2)));
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(Stage.service("sla-service").calls("POST", "/internal/events"))
                    .anyMatch(
                        call ->
                            call.body().contains("policy.activated") && call.body().contains(id)));
  }

  @Test
  void whatWasActiveOnceIsNotActivatedAgain() {
    tenant
        .operator()
        .post(path("/1/activate"))
        .then()
        .statusCode(409)
        .body("code", equalTo("policy-not-draft"));
  }

  @Test
  void eachFaultOfADocumentIsToldWithItsPointer() {
    var document = document();
    document.put("surprise", 1);
    document.remove("mail");
    ((ObjectNode) document.path("refunds")).put("partial", "maybe");

    tenant
        .operator()
        .body(Map.of("document", document))
        .post(path(""))
        .then()
        .statusCode(422)
        .body("code", equalTo("invalid-policy"))
        .body("errors.pointer", hasItem("/document/surprise"))
        .body("errors.pointer", hasItem("/document/mail"))
        .body("errors.pointer", hasItem("/document/refunds/partial"));
  }

  @Test
  @Requirement("GEN-28")
  void anothersMarketplaceInThePathIsNotThere() {
    var other = Stage.newTenant();

    other.operator().get(path("")).then().statusCode(404);
    other.operator().get(path("/1")).then().statusCode(404);
    other.operator().post(path("/1/activate")).then().statusCode(404);
    other
        .operator()
        .body(Map.of("document", document()))
        .post(path(""))
        .then()
        .statusCode(404)
        .body("code", equalTo("not-found"));
  }

  private ObjectNode document() {
    try {
      String policy = tenant.operator().get(path("/1")).asString();
      return (ObjectNode) new ObjectMapper().readTree(policy).path("document");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private String path(String below) {
    return "/v1/marketplaces/" + tenant.id() + "/policies" + below;
  }
}
