package io.posventa.sla;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.lessThan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.platform.identity.Role;
import io.posventa.platform.test.TestEvents;
import io.posventa.platform.test.TestIdentity;
import io.posventa.sla.arithmetic.TestJson;
import io.posventa.sla.ladder.Policies;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A marketplace with one vendor, as the other services tell of it. */
public final class TestTenant {
  public final String marketplace = "mkt_" + shortId();
  public final String vendor = "vendor_" + shortId();
  public final String policy = "policy_" + shortId();
  private final boolean live;

  private TestTenant(boolean live) {
    this.live = live;
  }

  public static TestTenant onTestClock(String now) {
    var tenant = new TestTenant(false);
    tenant.told(Policies.clickbankDocument());
    tenant.clock(now);
    return tenant;
  }

  public static TestTenant live(JsonNode document) {
    var tenant = new TestTenant(true);
    tenant.told(document);
    return tenant;
  }

  private void told(JsonNode document) {
    var now = Instant.parse("2025-01-01T00:00:00Z");
    var facts = new HashMap<String, Object>(Map.of("id", marketplace, "policy", policy));
    facts.put("time_zone", "Europe/Madrid");
    if (!live) {
      facts.put("test_clock", "clock_1");
    }
    var version = Map.of("id", policy, "name", "clickbank", "number", 4, "document", document);
    deliver(
        event("gateway", "marketplace.created", marketplace, 1, now, Map.of("marketplace", facts)));
    deliver(event("gateway", "policy.activated", policy, 1, now, Map.of("policy", version)));
    vendorIs(1, Map.of("effective_time_zone", "America/New_York", "refund_mode", "grace"));
  }

  public void vendorIs(long version, Map<String, Object> profile) {
    vendorIs(vendor, version, profile);
  }

  /** Another vendor of the marketplace. */
  public String anotherVendor() {
    var other = "vendor_" + shortId();
    vendorIs(other, 1, Map.of("effective_time_zone", "Europe/Madrid", "refund_mode", "grace"));
    return other;
  }

  private void vendorIs(String id, long version, Map<String, Object> profile) {
    var facts = new HashMap<>(profile);
    facts.put("id", id);
    deliver(
        event(
            "gateway",
            "vendor.updated",
            id,
            version,
            Instant.parse("2025-01-01T00:00:00Z"),
            Map.of("vendor", facts)));
  }

  public void clock(String now) {
    system()
        .contentType("application/json")
        .body(Map.of("now", now, "advancing", false))
        .put("/internal/clocks/{marketplace}", marketplace)
        .then()
        .statusCode(lessThan(300));
  }

  /** The ticket's snapshot in its event, by the customer unless said otherwise. */
  public Map<String, Object> ticketEvent(
      String event, String ticket, long version, String type, String status, String at) {
    return ticketEvent(event, ticket, version, type, status, at, "customer");
  }

  public Map<String, Object> ticketEvent(
      String event,
      String ticket,
      long version,
      String type,
      String status,
      String at,
      String party) {
    var snapshot = new HashMap<String, Object>();
    snapshot.put("id", ticket);
    snapshot.put("object", "ticket");
    snapshot.put("version", version);
    snapshot.put("type", type);
    snapshot.put("status", status);
    snapshot.put("vendor", vendor);
    snapshot.put("policy", policy);
    snapshot.put("order", orderOf(ticket));
    snapshot.put("opened_by", Map.of("party", "customer", "role", "customer", "id", "key_1"));
    var actor = Map.of("party", party, "role", party, "id", "key_1");
    var data = new HashMap<String, Object>();
    data.put("ticket", snapshot);
    data.put("by", actor);
    if (event.startsWith("message.")) {
      data.put("message", Map.of("id", "msg_1", "from", actor, "automatic", false));
    }
    return event("ticket-service", event, ticket, version, Instant.parse(at), data);
  }

  /** The order that a ticket is about. */
  public static String orderOf(String ticket) {
    return ticket.replace("ticket_", "order_");
  }

  /** The same event with more facts. */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> with(Map<String, Object> event, Map<String, ?> facts) {
    var more = new HashMap<>(event);
    var data = new HashMap<>((Map<String, Object>) event.get("data"));
    data.putAll(facts);
    more.put("data", data);
    return more;
  }

  public Map<String, Object> answer(
      String event, String deadline, String ticket, String at, Map<String, ?> more) {
    var data = new HashMap<String, Object>(more);
    data.put("case", ticket);
    return TestEvents.inCase(
        event("ticket-service", event, deadline, 0, Instant.parse(at), data), ticket);
  }

  private Map<String, Object> event(
      String source, String type, String subject, long version, Instant at, Map<String, ?> data) {
    return TestEvents.event(source, type, marketplace, subject, version, at, data);
  }

  @SafeVarargs
  public static Response deliver(Map<String, Object>... events) {
    var response = TestEvents.deliver(events);
    response.then().statusCode(200);
    return response;
  }

  public String open(String type, String at) {
    var ticket = "ticket_" + shortId();
    deliver(ticketEvent("ticket.opened", ticket, 1, type, "open", at));
    return ticket;
  }

  public RequestSpecification operator() {
    return as(Role.OPERATOR, null);
  }

  public RequestSpecification as(Role role, @Nullable String vendorId) {
    return given()
        .header(
            TestIdentity.HEADER,
            TestIdentity.gatewayToken(
                marketplace, role, vendorId, "deadlines:read", "vendors:read"));
  }

  /** A party's link to one case, as a mail has it. */
  public RequestSpecification link(Role role, @Nullable String vendorId, String caseId) {
    return given()
        .header(
            TestIdentity.HEADER,
            TestIdentity.linkToken(marketplace, role, vendorId, caseId, "deadlines:read"));
  }

  public RequestSpecification system() {
    return given().header(TestIdentity.HEADER, TestIdentity.serviceToken("gateway", marketplace));
  }

  public JsonNode deadlines(String query) {
    return tree(operator().get("/v1/deadlines" + (query.isEmpty() ? "" : "?" + query)));
  }

  public int fire(String at) {
    return system()
        .contentType("application/json")
        .body(Map.of("marketplace", marketplace, "at", at))
        .post("/internal/due/fire")
        .then()
        .statusCode(200)
        .extract()
        .path("fired");
  }

  public String next(String until) {
    return system()
        .get("/internal/due?marketplace={m}&until={u}", marketplace, until)
        .then()
        .statusCode(200)
        .extract()
        .path("next");
  }

  public static JsonNode tree(Response response) {
    response.then().statusCode(200);
    try {
      return TestJson.MAPPER.readTree(response.asString());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  public static List<String> texts(JsonNode list, String field) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(entry -> entry.path(field).asText())
        .toList();
  }

  private static String shortId() {
    return UUID.randomUUID().toString().replace("-", "").substring(0, 26);
  }
}
