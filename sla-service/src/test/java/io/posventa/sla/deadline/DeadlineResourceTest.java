package io.posventa.sla.deadline;

import static io.posventa.sla.TestTenant.deliver;
import static io.posventa.sla.TestTenant.texts;
import static io.posventa.sla.TestTenant.tree;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.platform.identity.Role;
import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.Requirement;
import io.posventa.sla.TestTenant;
import io.posventa.sla.arithmetic.Recount;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
@TestProfile(ManualFiring.class)
class DeadlineResourceTest {
  private static final String FRIDAY = "2025-01-10T15:00:00Z";

  @Test
  @Requirement({"CB-44", "CB-59"})
  void anOpenedRequestHasItsDeadlineFromTheEventOn() {
    var tenant = TestTenant.onTestClock(FRIDAY);
    var ticket = tenant.open("refund", FRIDAY);

    var deadline = tenant.deadlines("case=" + ticket).path("data").path(0);

    assertThat(deadline.path("ladder").asText()).isEqualTo("refund-grace");
    assertThat(deadline.path("due_at").asText()).isEqualTo("2025-01-13T15:00:00Z");
    assertThat(deadline.path("status").asText()).isEqualTo("pending");
    assertThat(deadline.path("case").asText()).isEqualTo(ticket);
    assertThat(deadline.path("policy_version").asLong()).isEqualTo(4);
    assertThat(deadline.path("version").asLong()).isEqualTo(1);
  }

  @Test
  void theExplanationIsAskedForInEitherLanguageAndCanBeRecounted() {
    var tenant = TestTenant.onTestClock(FRIDAY);
    tenant.open("refund", FRIDAY);
    var id = tenant.deadlines("").path("data").path(0).path("id").asText();

    var spanish =
        tenant
            .operator()
            .header("Accept-Language", "fr, es-MX;q=0.8, en;q=0.5")
            .get("/v1/deadlines/{id}/explanation", id);
    var english = tenant.operator().get("/v1/deadlines/{id}/explanation", id);

    spanish
        .then()
        .header("Vary", containsString("Accept-Language"))
        .body("language", equalTo("es"))
        .body("sentence", containsString("Vence el lunes 13 de enero de 2025"));
    english.then().body("sentence", containsString("24 hours after the ticket was opened"));
    assertThat(Recount.of(tree(english))).isEqualTo(Instant.parse("2025-01-13T15:00:00Z"));
  }

  @Test
  void aReadAnswersWithItsVersionAndNotAgainWhenNothingChanged() {
    var tenant = TestTenant.onTestClock(FRIDAY);
    tenant.open("refund", FRIDAY);
    var id = tenant.deadlines("").path("data").path(0).path("id").asText();

    tenant.operator().get("/v1/deadlines/{id}", id).then().header("ETag", equalTo("\"v1\""));
    tenant
        .operator()
        .header("If-None-Match", "\"v1\"")
        .get("/v1/deadlines/{id}", id)
        .then()
        .statusCode(304);
  }

  @Test
  void neitherAnotherTenantNorAnotherVendorFindsADeadline() {
    var tenant = TestTenant.onTestClock(FRIDAY);
    var other = TestTenant.onTestClock(FRIDAY);
    tenant.open("refund", FRIDAY);
    var id = tenant.deadlines("").path("data").path(0).path("id").asText();

    for (String path : List.of("/v1/deadlines/" + id, "/v1/deadlines/" + id + "/explanation")) {
      other.operator().get(path).then().statusCode(404).body("code", equalTo("not-found"));
      tenant.as(Role.VENDOR_ADMIN, "vendor_other").get(path).then().statusCode(404);
      tenant.as(Role.VENDOR_ADMIN, tenant.vendor).get(path).then().statusCode(200);
      tenant.as(Role.CUSTOMER, null).get(path).then().statusCode(403);
      given().get(path).then().statusCode(401);
    }
    assertThat(other.deadlines("").path("data")).isEmpty();
    assertThat(tree(tenant.as(Role.VENDOR_ADMIN, "vendor_other").get("/v1/deadlines")).path("data"))
        .isEmpty();
  }

  @Test
  @Requirement({"CB-103", "CB-104", "GEN-27"})
  void aLinkReachesTheDeadlinesOfItsTicketOrOfItsOrdersTickets() {
    var tenant = TestTenant.onTestClock(FRIDAY);
    var mine = tenant.open("refund", FRIDAY);
    var other = tenant.open("refund", FRIDAY);
    var id = tenant.deadlines("case=" + mine).path("data").path(0).path("id").asText();
    var foreign = tenant.deadlines("case=" + other).path("data").path(0).path("id").asText();

    for (String reach : List.of(mine, TestTenant.orderOf(mine))) {
      for (var vendor : Arrays.asList(null, tenant.vendor)) {
        var role = vendor == null ? Role.CUSTOMER : Role.VENDOR_AGENT;
        for (String path : List.of("", "/explanation")) {
          tenant.link(role, vendor, reach).get("/v1/deadlines/" + id + path).then().statusCode(200);
          tenant
              .link(role, vendor, reach)
              .get("/v1/deadlines/" + foreign + path)
              .then()
              .statusCode(404);
        }
        var list = tree(tenant.link(role, vendor, reach).get("/v1/deadlines"));
        assertThat(texts(list.path("data"), "id")).containsExactly(id);
        var others = tree(tenant.link(role, vendor, reach).get("/v1/deadlines?case=" + other));
        assertThat(others.path("data")).isEmpty();
      }
    }
  }

  @Test
  void listsAreFilteredAndWalkedInDueOrder() {
    var tenant = TestTenant.onTestClock(FRIDAY);
    var support = tenant.open("support", FRIDAY);
    tenant.open("support", "2025-01-10T16:00:00Z");
    tenant.open("refund", FRIDAY);

    assertThat(texts(tenant.deadlines("case=" + support).path("data"), "due_at"))
        .containsExactly("2025-01-12T15:00:00Z", "2025-01-14T15:00:00Z", "2025-01-16T15:00:00Z");
    assertThat(tenant.deadlines("ladder=refund-grace").path("data")).hasSize(1);
    assertThat(tenant.deadlines("status=fired").path("data")).isEmpty();
    assertThat(
            tenant
                .deadlines("due_after=2025-01-12T15:00:00Z&due_before=2025-01-14T15:00:00Z")
                .path("data"))
        .hasSize(2);

    var walked = new ArrayList<String>();
    var cursor = "";
    do {
      var page = tenant.deadlines("limit=2" + cursor);
      walked.addAll(texts(page.path("data"), "id"));
      cursor = "&cursor=" + page.path("next_cursor").asText();
      if (!page.path("has_more").asBoolean()) {
        break;
      }
    } while (walked.size() < 20);
    assertThat(walked)
        .hasSize(7)
        .isEqualTo(texts(tenant.deadlines("limit=100").path("data"), "id"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status=done",
        "due_before=yesterday",
        "limit=0",
        "limit=101",
        "cursor=x",
        "colour=red"
      })
  void aFilterThatIsNotUnderstoodIsRefused(String query) {
    TestTenant.onTestClock(FRIDAY)
        .operator()
        .get("/v1/deadlines?" + query)
        .then()
        .statusCode(400)
        .contentType("application/problem+json");
  }

  @Test
  void deadlinesOfACaseAreReadyOnceItsVersionHasArrivedAndShownAsOfIt() {
    var tenant = TestTenant.onTestClock(FRIDAY);
    var ticket = tenant.open("refund", FRIDAY);

    assertThat(asOf(tenant, ticket, 2).path("ready").asBoolean()).isFalse();
    deliver(
        tenant.ticketEvent(
            "ticket.converted", ticket, 2, "support", "open", "2025-01-10T16:00:00Z"));

    assertThat(texts(asOf(tenant, ticket, 1).path("deadlines"), "ladder"))
        .containsExactly("refund-grace");
    assertThat(texts(asOf(tenant, ticket, 1).path("deadlines"), "status"))
        .containsExactly("pending");
    assertThat(texts(asOf(tenant, ticket, 2).path("deadlines"), "ladder"))
        .containsExactly("vendor-silent", "vendor-silent", "vendor-silent");
  }

  private static JsonNode asOf(TestTenant tenant, String ticket, long version) {
    var answer =
        tenant
            .system()
            .contentType("application/json")
            .body(Map.of("requests", List.of(Map.of("case", ticket, "version", version))))
            .post("/internal/cases/deadlines");
    return tree(answer).path("cases").path(0);
  }
}
