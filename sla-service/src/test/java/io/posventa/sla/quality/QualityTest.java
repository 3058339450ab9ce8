package io.posventa.sla.quality;

import static io.posventa.sla.TestTenant.deliver;
import static io.posventa.sla.TestTenant.texts;
import static io.posventa.sla.TestTenant.tree;
import static io.posventa.sla.TestTenant.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.platform.identity.Role;
import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.Requirement;
import io.posventa.sla.TestTenant;
import io.posventa.sla.deadline.ManualFiring;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
@TestProfile(ManualFiring.class)
class QualityTest {
  private static final String MONDAY = "2025-01-06T10:00:00Z";
  private static final String TUESDAY = "2025-01-07T10:00:00Z";
  private static final String WEDNESDAY = "2025-01-08T10:00:00Z";
  private static final String JUST_AFTER_WEDNESDAY = "2025-01-08T10:00:00.000001Z";

  @Requirement("CB-101")
  @Test
  void requestsClosedOrChangedBeforeTheyAreProcessedAreSavedSales() {
    var tenant = TestTenant.onTestClock(WEDNESDAY);
    close(tenant, tenant.open("refund", MONDAY), 2, "refund", "customer", "withdrawn");
    convert(tenant, tenant.open("cancellation", MONDAY), 2, "cancellation", "support", "customer");
    close(tenant, tenant.open("refund", MONDAY), 2, "refund", "system", "processed");
    close(tenant, tenant.open("cancellation", MONDAY), 2, "cancellation", "system", "processed");
    close(tenant, tenant.open("support", MONDAY), 2, "support", "customer", "solved");
    var asked = tenant.open("support", MONDAY);
    convert(tenant, asked, 2, "support", "refund", "customer");
    convert(tenant, asked, 3, "refund", "cancellation", "customer");

    var quality = ofVendor(tenant, tenant.vendor, "");

    assertThat(quality.path("tickets_opened").path("support").asInt()).isEqualTo(2);
    assertThat(quality.path("tickets_opened").path("refund").asInt()).isEqualTo(2);
    assertThat(quality.path("tickets_opened").path("cancellation").asInt()).isEqualTo(2);
    assertThat(quality.path("requests").asInt()).isEqualTo(5);
    assertThat(quality.path("refunds_processed").asInt()).isEqualTo(1);
    assertThat(quality.path("cancellations_processed").asInt()).isEqualTo(1);
    assertThat(quality.path("saved_sales").asInt()).isEqualTo(2);
    assertThat(quality.path("save_rate").asDouble()).isEqualTo(0.5);
    assertThat(quality.path("vendor_changes").asInt()).isZero();
  }

  @Requirement("CB-100")
  @Test
  void escalationsAfterAVendorsChangeAreCountedApart() {
    var tenant = TestTenant.onTestClock(WEDNESDAY);
    var closed = tenant.open("refund", MONDAY);
    close(tenant, closed, 2, "refund", "vendor", "solved");
    escalate(tenant, closed, 3, "vendor");
    decide(tenant, closed, 4, "upheld");
    var changed = tenant.open("refund", MONDAY);
    convert(tenant, changed, 2, "refund", "support", "vendor");
    escalate(tenant, changed, 3, "vendor");
    decide(tenant, changed, 4, "dismissed");
    var withdrawn = tenant.open("refund", MONDAY);
    close(tenant, withdrawn, 2, "refund", "customer", "withdrawn");
    escalate(tenant, withdrawn, 3, "customer");

    var quality = ofVendor(tenant, tenant.vendor, "");

    assertThat(quality.path("vendor_changes").asInt()).isEqualTo(2);
    assertThat(quality.path("escalated").asInt()).isEqualTo(3);
    assertThat(quality.path("escalated_after_vendor_change").asInt()).isEqualTo(2);
    assertThat(quality.path("escalations_upheld").asInt()).isEqualTo(1);
    assertThat(quality.path("escalations_dismissed").asInt()).isEqualTo(1);
  }

  @Requirement("CB-100")
  @Test
  void aVendorThatTakesItsOwnRequestBackChangesNothingOfACustomers() {
    var tenant = TestTenant.onTestClock(WEDNESDAY);
    var own = tenant.open("support", MONDAY);
    convert(tenant, own, 2, "support", "refund", "vendor");
    close(tenant, own, 3, "refund", "vendor", "withdrawn");

    var quality = ofVendor(tenant, tenant.vendor, "");

    assertThat(quality.path("saved_sales").asInt()).isEqualTo(1);
    assertThat(quality.path("vendor_changes").asInt()).isZero();
  }

  @Test
  void anAnswerBeforeTheFirstWarningIsInTime() {
    var tenant = TestTenant.onTestClock(WEDNESDAY);
    var quick = tenant.open("support", MONDAY);
    event(tenant, "message.from_vendor", quick, 2, "support", "vendor", Map.of());
    event(tenant, "message.from_vendor", quick, 3, "support", "vendor", Map.of());
    var slow = tenant.open("support", MONDAY);
    event(tenant, "ticket.warned", slow, 2, "support", "system", Map.of());
    event(tenant, "message.from_vendor", slow, 3, "support", "vendor", Map.of());
    event(tenant, "message.from_customer", slow, 4, "support", "customer", Map.of());
    event(tenant, "message.from_vendor", slow, 5, "support", "vendor", Map.of());
    event(tenant, "ticket.warned", slow, 6, "support", "system", Map.of());
    event(tenant, "message.from_customer", slow, 7, "support", "customer", Map.of());
    deliver(
        with(
            tenant.ticketEvent(
                "message.from_vendor", slow, 8, "support", "open", TUESDAY, "vendor"),
            Map.of("message", Map.of("from", Map.of("party", "vendor"), "automatic", true))));

    var quality = ofVendor(tenant, tenant.vendor, "");

    assertThat(quality.path("answered_in_time").asInt()).isEqualTo(2);
    assertThat(quality.path("answered_late").asInt()).isEqualTo(1);
  }

  @Test
  void whatHappensAtThisVeryInstantCounts() {
    var tenant = TestTenant.onTestClock(WEDNESDAY);
    tenant.open("refund", WEDNESDAY);

    assertThat(requests(ofVendor(tenant, tenant.vendor, ""))).isEqualTo(1);
  }

  @Requirement("GEN-25")
  @Test
  void indicatorsAreOfAPeriodAVendorOrTheMarketplace() {
    var tenant = TestTenant.onTestClock(WEDNESDAY);
    var other = tenant.open("refund", MONDAY);
    tenant.open("refund", TUESDAY);
    deliver(
        of(
            tenant.ticketEvent("ticket.opened", other + "x", 1, "refund", "open", MONDAY),
            tenant.anotherVendor()));

    assertThat(requests(ofVendor(tenant, tenant.vendor, ""))).isEqualTo(2);
    assertThat(requests(ofVendor(tenant, tenant.vendor, "?from=" + TUESDAY))).isEqualTo(1);
    assertThat(
            requests(ofVendor(tenant, tenant.vendor, "?from=2025-01-01T00:00:00Z&to=" + TUESDAY)))
        .isEqualTo(1);
    var path = "/v1/marketplaces/" + tenant.marketplace + "/quality";
    var all = tree(tenant.operator().get(path));
    assertThat(requests(all)).isEqualTo(3);
    assertThat(all.has("vendor")).isFalse();
    assertThat(all.has("save_rate")).isFalse();
    assertThat(all.path("to").asText()).isEqualTo(JUST_AFTER_WEDNESDAY);
    assertThat(all.path("from").asText()).isEqualTo("2024-12-09T10:00:00Z");

    var first = tree(tenant.operator().get("/v1/quality?limit=1"));
    tenant.clock("2025-01-09T10:00:00Z");
    var second =
        tree(
            tenant
                .operator()
                .queryParam("limit", 1)
                .queryParam("cursor", first.path("next_cursor").asText())
                .get("/v1/quality"));
    assertThat(texts(first.path("data"), "vendor")).hasSize(1);
    assertThat(second.path("has_more").asBoolean()).isFalse();
    assertThat(second.path("data").path(0).path("to").asText()).isEqualTo(JUST_AFTER_WEDNESDAY);
    assertThat(texts(second.path("data"), "vendor"))
        .hasSize(1)
        .doesNotContainAnyElementsOf(texts(first.path("data"), "vendor"));
  }

  @Requirement("GEN-25")
  @Test
  void aVendorSeesItselfAndNobodyAnotherMarketplace() {
    var tenant = TestTenant.onTestClock(WEDNESDAY);
    var ticket = tenant.open("refund", MONDAY);
    var neighbour = tenant.anotherVendor();
    deliver(
        of(
            tenant.ticketEvent("ticket.opened", ticket + "x", 1, "refund", "open", MONDAY),
            neighbour));
    var stranger = TestTenant.onTestClock(WEDNESDAY);
    var path = "/v1/vendors/" + tenant.vendor + "/quality";

    var own = tenant.as(Role.VENDOR_ADMIN, tenant.vendor);
    assertThat(requests(tree(own.get(path)))).isEqualTo(1);
    var list = tree(tenant.as(Role.VENDOR_ADMIN, tenant.vendor).get("/v1/quality"));
    assertThat(texts(list.path("data"), "vendor")).containsExactly(tenant.vendor);
    tenant.as(Role.VENDOR_ADMIN, neighbour).get(path).then().statusCode(404);
    tenant
        .as(Role.VENDOR_ADMIN, tenant.vendor)
        .get("/v1/marketplaces/" + tenant.marketplace + "/quality")
        .then()
        .statusCode(403);
    stranger
        .operator()
        .get("/v1/marketplaces/" + tenant.marketplace + "/quality")
        .then()
        .statusCode(404)
        .body("code", equalTo("not-found"));
    assertThat(tree(stranger.operator().get("/v1/quality")).path("data")).isEmpty();
    tenant.link(Role.VENDOR_AGENT, tenant.vendor, ticket).get(path).then().statusCode(403);
    given().get(path).then().statusCode(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from=yesterday",
        "from=2025-01-09T00:00:00Z",
        "from=2023-01-01T00:00:00Z",
        "to=9999-01-01T00:00:00Z",
        "colour=red"
      })
  void aPeriodThatIsNoneIsRefused(String query) {
    var tenant = TestTenant.onTestClock(WEDNESDAY);

    for (String path : List.of("/v1/quality", "/v1/vendors/" + tenant.vendor + "/quality")) {
      tenant
          .operator()
          .get(path + "?" + query)
          .then()
          .statusCode(400)
          .contentType("application/problem+json");
    }
  }

  @Test
  void theSameEventTwiceCountsOnce() {
    var tenant = TestTenant.onTestClock(WEDNESDAY);
    var event = tenant.ticketEvent("ticket.opened", "ticket_1", 1, "refund", "open", MONDAY);

    deliver(event);
    deliver(event);
    deliver(tenant.ticketEvent("ticket.opened", "ticket_1", 1, "refund", "open", MONDAY));

    assertThat(requests(ofVendor(tenant, tenant.vendor, ""))).isEqualTo(1);
  }

  private static int requests(JsonNode quality) {
    return quality.path("requests").asInt();
  }

  private static JsonNode ofVendor(TestTenant tenant, String vendor, String query) {
    return tree(tenant.operator().get("/v1/vendors/" + vendor + "/quality" + query));
  }

  /** The same event of another vendor's ticket. */
  @SuppressWarnings("unchecked")
  private static Map<String, Object> of(Map<String, Object> event, String vendor) {
    var data = (Map<String, Object>) event.get("data");
    var ticket = new HashMap<>((Map<String, Object>) data.get("ticket"));
    ticket.put("vendor", vendor);
    return with(event, Map.of("ticket", ticket));
  }

  private static void close(
      TestTenant tenant, String ticket, long version, String type, String by, String reason) {
    event(tenant, "ticket.closed", ticket, version, type, by, Map.of("close_reason", reason));
  }

  private static void convert(
      TestTenant tenant, String ticket, long version, String from, String to, String by) {
    event(
        tenant,
        "ticket.converted",
        ticket,
        version,
        to,
        by,
        Map.of("from_type", from, "to_type", to));
  }

  private static void escalate(TestTenant tenant, String ticket, long version, String changedBy) {
    var after = Map.of("action", "closed", "by", Map.of("party", changedBy));
    var escalation = Map.of("id", "escalation_1", "status", "open", "after", after);
    event(
        tenant,
        "ticket.escalated",
        ticket,
        version,
        "refund",
        "customer",
        Map.of("escalation", escalation));
  }

  private static void decide(TestTenant tenant, String ticket, long version, String outcome) {
    var escalation = Map.of("id", "escalation_1", "status", outcome);
    event(
        tenant,
        "ticket.escalation_decided",
        ticket,
        version,
        "refund",
        "operator",
        Map.of("escalation", escalation));
  }

  private static void event(
      TestTenant tenant,
      String event,
      String ticket,
      long version,
      String type,
      String by,
      Map<String, ?> facts) {
    var status = event.equals("ticket.closed") ? "closed" : "open";
    deliver(with(tenant.ticketEvent(event, ticket, version, type, status, TUESDAY, by), facts));
  }
}
