package io.posventa.ticket.shop;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.platform.id.TypeId;
import io.posventa.platform.identity.Role;
import io.posventa.platform.test.TestEvents;
import io.posventa.platform.test.TestIdentity;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A marketplace under the clickbank rules with two vendors, known by the events of its owners. */
public final class Shop {
  public final String marketplace = id("mkt");
  public final String vendor = id("vendor");
  public final String otherVendor = id("vendor");
  public final String policy = id("policy");
  private int orders = 0;

  private Shop() {}

  public static Shop open() {
    return open("require");
  }

  /** A marketplace whose policy says this of changes by vendors. */
  public static Shop open(String consent) {
    return open(consent, Map.of());
  }

  /** A marketplace whose policy says this of files. */
  public static Shop openWith(Map<String, ?> attachments) {
    return open("require", attachments);
  }

  private static Shop open(String consent, Map<String, ?> attachments) {
    var shop = new Shop();
    shop.tell(
        "gateway",
        "marketplace.created",
        shop.marketplace,
        1,
        Map.of(
            "marketplace",
            Map.of("id", shop.marketplace, "policy", shop.policy, "locale", "en", "version", 1)));
    shop.tell(
        "gateway",
        "policy.activated",
        shop.policy,
        1,
        Map.of("policy", policy(shop, consent, attachments)));
    shop.vendor(shop.vendor, "grace", 1);
    shop.vendor(shop.otherVendor, "grace", 1);
    return shop;
  }

  public static String id(String prefix) {
    return TypeId.of(prefix, UUID.randomUUID());
  }

  private static Map<String, Object> policy(Shop shop, String consent, Map<String, ?> attachments) {
    return Map.of(
        "id",
        shop.policy,
        "number",
        1,
        "name",
        "clickbank",
        "document",
        Map.of(
            "tickets",
            Map.of(
                "types",
                List.of("support", "refund", "cancellation"),
                "openers",
                List.of("customer", "vendor", "operator", "integration"),
                "closers",
                List.of("customer", "vendor", "system"),
                "vendor_change_consent",
                consent,
                "convert_to_refund",
                true,
                "exclusive_key",
                "order",
                "attachments",
                attachments),
            "refunds",
            Map.of("vendor_may_save", true)));
  }

  /** The vendor as the gateway tells it at a version. */
  public void vendor(String id, String refundMode, int version) {
    tell(
        "gateway",
        version == 1 ? "vendor.created" : "vendor.updated",
        id,
        version,
        Map.of(
            "vendor",
            Map.of(
                "id",
                id,
                "name",
                "Acme",
                "refund_mode",
                refundMode,
                "account_email",
                "a@b.example")));
  }

  /** An order of the vendor that rma-service has told of. */
  public String order() {
    return order(vendor);
  }

  public String order(String ofVendor) {
    String id = id("order");
    orders++;
    tell(
        "rma-service",
        "order.created",
        id,
        1,
        Map.of("order", order(id, ofVendor, "Ana@example.com")));
    return id;
  }

  /** Both addresses have agreed on a new one for the order. */
  public void emailChanged(String order, long version, String email) {
    tell(
        "rma-service",
        "order.email_changed",
        order,
        version,
        Map.of(
            "order",
            order(order, vendor, email),
            "old_email",
            "Ana@example.com",
            "new_email",
            email));
  }

  private Map<String, Object> order(String id, String ofVendor, String email) {
    return Map.of(
        "id",
        id,
        "external_id",
        "A-" + orders,
        "vendor",
        ofVendor,
        "customer",
        Map.of("email", email, "name", "Ana Pérez", "locale", "es"));
  }

  /** Delivers one event, which has to be applied. */
  public Response tell(
      String source, String type, String subject, long version, Map<String, ?> data) {
    var event =
        TestEvents.event(
            source, type, marketplace, subject, version, Clock.systemUTC().instant(), data);
    return TestEvents.deliver(event).then().statusCode(200).extract().response();
  }

  /** A step that has come due, as sla-service tells it: the outcome for the delivery. */
  public Map<String, Object> reached(
      String ticket, String action, long basis, Map<String, ?> more) {
    String deadline = id("deadline");
    var facts = new HashMap<String, Object>();
    facts.put("id", deadline);
    facts.put("object", "deadline");
    facts.put("version", 2);
    facts.put("case", ticket);
    facts.put("ladder", "refund-grace");
    facts.put("step", 0);
    facts.put("action", action);
    facts.put("status", "fired");
    facts.put("due_at", "2026-03-07T12:00:00Z");
    facts.put("basis_version", basis);
    facts.put("number", 1);
    var data = new HashMap<String, Object>();
    data.put("deadline", facts);
    data.put(
        "cancel", List.of(Map.of("event", "ticket.closed"), Map.of("event", "ticket.converted")));
    data.put("restart", List.of());
    data.put("notify", List.of("customer", "vendor"));
    more.forEach((name, value) -> (facts.containsKey(name) ? facts : data).put(name, value));
    var event =
        TestEvents.event(
            "sla-service",
            "deadline.reached",
            marketplace,
            deadline,
            2,
            Clock.systemUTC().instant(),
            data);
    return TestEvents.inCase(event, ticket);
  }

  /** The marketplace gets a test clock that shows this. */
  public void clock(Instant now, boolean advancing) {
    given()
        .header(TestIdentity.HEADER, TestIdentity.serviceToken("gateway", marketplace))
        .contentType("application/json")
        .body(Map.of("now", now.toString(), "advancing", advancing))
        .put("/internal/clocks/" + marketplace)
        .then()
        .statusCode(200);
  }

  /** The marketplace's own key: it stands for the customer unless it says otherwise. */
  public RequestSpecification asMarketplace() {
    return as(Role.INTEGRATION, null);
  }

  public RequestSpecification asVendor() {
    return as(Role.VENDOR_AGENT, vendor);
  }

  public RequestSpecification asOtherVendor() {
    return as(Role.VENDOR_AGENT, otherVendor);
  }

  public RequestSpecification asOperator() {
    return as(Role.OPERATOR, null);
  }

  public RequestSpecification asPhoneRepresentative() {
    return as(Role.PHONE_REPRESENTATIVE, null);
  }

  public RequestSpecification as(Role role, @Nullable String vendorId) {
    return given()
        .header(
            TestIdentity.HEADER,
            TestIdentity.gatewayToken(marketplace, role, vendorId, "tickets:read", "tickets:write"))
        .contentType("application/json");
  }

  /** The customer's link to a ticket, or to an order and all its tickets. */
  public RequestSpecification asCustomerOf(String caseId) {
    return asLink(Role.CUSTOMER, null, caseId);
  }

  /** The vendor's link of the same kind. */
  public RequestSpecification asVendorOf(String caseId) {
    return asLink(Role.VENDOR_AGENT, vendor, caseId);
  }

  private RequestSpecification asLink(Role role, @Nullable String vendorId, String caseId) {
    return given()
        .header(
            TestIdentity.HEADER,
            TestIdentity.linkToken(
                marketplace, role, vendorId, caseId, "tickets:read", "tickets:write"))
        .contentType("application/json");
  }

  public RequestSpecification asService(String service) {
    return given()
        .header(TestIdentity.HEADER, TestIdentity.serviceToken(service, marketplace))
        .contentType("application/json");
  }

  /** A ticket of the customer's; its id. */
  public String ticket(String type) {
    return ticket(asMarketplace(), type, order());
  }

  public static String ticket(RequestSpecification caller, String type, String order) {
    return caller
        .body(opening(type, order))
        .post("/v1/tickets")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  public static Map<String, Object> opening(String type, String order) {
    var body = new HashMap<String, Object>();
    body.put("type", type);
    body.put("subject", "It does not open");
    body.put("body", "Please help.");
    body.put("order", order);
    return body;
  }

  /** The ticket as the marketplace's key sees it. */
  public Map<String, Object> ticketNow(String id) {
    return asMarketplace()
        .get("/v1/tickets/" + id)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getMap("");
  }

  /** Checks that the answer is this problem. */
  public static void refused(Response answer, int status, String code) {
    assertThat(answer.path("code") + " " + answer.asString()).startsWith(code);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.contentType()).startsWith("application/problem+json");
  }

  /** Checks that the answer is this problem, because of one field. */
  public static void refused(
      Response answer, int status, String code, String place, String fieldCode) {
    refused(answer, status, code);
    var json = answer.jsonPath();
    String named = json.getString("errors[0].pointer");
    assertThat(named == null ? json.getString("errors[0].parameter") : named)
        .as(answer.asString())
        .isEqualTo(place);
    assertThat(json.getString("errors[0].code")).isEqualTo(fieldCode);
  }
}
