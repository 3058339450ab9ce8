package io.posventa.rma;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;

import io.posventa.platform.id.Ids;
import io.posventa.platform.identity.Role;
import io.posventa.platform.test.TestEvents;
import io.posventa.platform.test.TestIdentity;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** A marketplace of its own for each test, with a policy, two vendors and a test clock. */
public final class Sandbox {
  public static final Instant MONDAY = Instant.parse("2026-01-05T10:00:00Z");

  private static final Ids IDS = new Ids();
  private static final AtomicLong VERSIONS = new AtomicLong();

  public final String marketplace = IDS.next("mkt");
  public final String policy = IDS.next("policy");
  public final String vendor = IDS.next("vendor");
  public final String otherVendor = IDS.next("vendor");

  /** ClickBank's rules on refunds. */
  public static Sandbox clickbank() {
    return new Sandbox(
        Map.of(
            "auto_grant",
            true,
            "partial",
            false,
            "subscription",
            "last_invoice_and_cancel",
            "window",
            Map.of("customer", "P60D", "vendor", "P90D", "bound", "exclusive")));
  }

  /** A marketplace whose operators refund without tickets, in parts if they like. */
  public static Sandbox direct() {
    return new Sandbox(Map.of("auto_grant", false, "partial", true));
  }

  private Sandbox(Map<String, Object> refunds) {
    clock(MONDAY);
    deliver(
        TestEvents.event(
            "gateway",
            "marketplace.created",
            marketplace,
            marketplace,
            1,
            MONDAY,
            Map.of(
                "marketplace",
                Map.of("id", marketplace, "name", "Mercado", "policy", policy, "version", 1))),
        TestEvents.event(
            "gateway",
            "policy.activated",
            marketplace,
            policy,
            1,
            MONDAY,
            Map.of(
                "policy",
                Map.of(
                    "id",
                    policy,
                    "document",
                    Map.of("refunds", refunds, "tickets", Map.of("exclusive_key", "order"))))),
        vendorCreated(vendor),
        vendorCreated(otherVendor));
  }

  private Map<String, Object> vendorCreated(String id) {
    return TestEvents.event(
        "gateway",
        "vendor.created",
        marketplace,
        id,
        1,
        MONDAY,
        Map.of(
            "vendor",
            Map.of(
                "id",
                id,
                "name",
                "Librería Ñandú",
                "effective_support_email",
                "ayuda@nandu.example",
                "effective_time_zone",
                "Europe/Madrid",
                "version",
                1)));
  }

  public static String id(String prefix) {
    return IDS.next(prefix);
  }

  public void clock(Instant now) {
    given()
        .header(TestIdentity.HEADER, TestIdentity.serviceToken("gateway", marketplace))
        .contentType(ContentType.JSON)
        .body(Map.of("now", now.toString(), "advancing", false))
        .put("/internal/clocks/" + marketplace)
        .then()
        .statusCode(200);
  }

  public RequestSpecification as(Role role) {
    return as(role, null);
  }

  public RequestSpecification asVendor(String vendorId) {
    return as(Role.VENDOR_ADMIN, vendorId);
  }

  private RequestSpecification as(Role role, String vendorId) {
    return given()
        .header(
            TestIdentity.HEADER,
            TestIdentity.gatewayToken(
                marketplace,
                role,
                vendorId,
                "orders:read",
                "orders:write",
                "refunds:read",
                "refunds:write"))
        .contentType(ContentType.JSON);
  }

  /** The customer's link to one case, as a mail has it. */
  public RequestSpecification asCustomerOf(String caseId) {
    return link(Role.CUSTOMER, null, caseId);
  }

  /** The vendor's link to one case, as a mail has it. */
  public RequestSpecification asVendorOf(String caseId) {
    return link(Role.VENDOR_AGENT, vendor, caseId);
  }

  private RequestSpecification link(Role role, String vendorId, String caseId) {
    return given()
        .header(
            TestIdentity.HEADER,
            TestIdentity.linkToken(
                marketplace, role, vendorId, caseId, "orders:read", "orders:write"))
        .contentType(ContentType.JSON);
  }

  public RequestSpecification asService(String service) {
    return given()
        .header(TestIdentity.HEADER, TestIdentity.serviceToken(service, marketplace))
        .contentType(ContentType.JSON);
  }

  public static Map<String, Object> eur(long amount) {
    return Map.of("amount", amount, "currency", "EUR");
  }

  /** A one-time order of one line, paid by the charge {@code ch_<name>}. */
  public Map<String, Object> order(String name, long amount) {
    var order = new HashMap<String, Object>();
    order.put("vendor", vendor);
    order.put("customer", Map.of("email", "ana@example.com", "name", "Ana Pérez", "locale", "es"));
    order.put("currency", "EUR");
    order.put("lines", List.of(line("1", amount)));
    order.put(
        "payment",
        Map.of(
            "method",
            "card",
            "provider",
            "stripe",
            "reference",
            charge(name),
            "captured_amount",
            eur(amount)));
    order.put("placed_at", MONDAY.toString());
    return order;
  }

  /** The name of a charge, which no two marketplaces share. */
  public String charge(String name) {
    return "ch_" + marketplace.substring(marketplace.length() - 8) + name;
  }

  public static Map<String, Object> line(String name, long price) {
    return Map.of(
        "external_id",
        name,
        "name",
        "E-book",
        "kind",
        "digital",
        "quantity",
        1,
        "unit_price",
        eur(price));
  }

  /**
   * A subscription with invoices of these amounts, a month apart, each with a charge of its own.
   */
  public Map<String, Object> subscription(String name, long... amounts) {
    var order = order(name, amounts[0]);
    order.put("subscription", Map.of("external_id", "S-" + name, "status", "active"));
    var invoices = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < amounts.length; i++) {
      invoices.add(
          Map.of(
              "external_id", "I" + i,
              "number", "2025-" + i,
              "amount", eur(amounts[i]),
              "issued_at", MONDAY.minusSeconds(86_400L * 30 * (amounts.length - 1 - i)).toString(),
              "payment_reference", charge(name + "_" + i)));
    }
    order.put("invoices", invoices);
    return order;
  }

  public ValidatableResponse put(String name, Map<String, Object> order) {
    return as(Role.INTEGRATION).body(order).put("/v1/orders/ext:{name}", name).then();
  }

  /** Pushes the order and returns its id. */
  public String push(String name, Map<String, Object> order) {
    return put(name, order).statusCode(201).extract().path("id");
  }

  public ValidatableResponse getOrder(String id) {
    return as(Role.INTEGRATION).get("/v1/orders/{id}", id).then().statusCode(200);
  }

  /** The only refund of a ticket, or the latest. */
  public ValidatableResponse refundOf(String ticket) {
    String id =
        as(Role.OPERATOR)
            .queryParam("ticket", ticket)
            .get("/v1/refunds")
            .then()
            .statusCode(200)
            .extract()
            .path("data[0].id");
    return as(Role.OPERATOR).get("/v1/refunds/{id}", id).then().statusCode(200);
  }

  public Map<String, Object> ticket(String id, String type, String order) {
    var ticket = new HashMap<String, Object>();
    ticket.put("id", id);
    ticket.put("type", type);
    ticket.put("status", "open");
    ticket.put("order", order);
    ticket.put("policy", policy);
    ticket.put("number", "T-1");
    return ticket;
  }

  public Map<String, Object> ticketEvent(String event, String id, String type, String order) {
    return TestEvents.event(
        "ticket-service",
        event,
        marketplace,
        id,
        VERSIONS.incrementAndGet(),
        MONDAY,
        Map.of("ticket", ticket(id, type, order), "by", Map.of("party", "customer")));
  }

  /** Opens a ticket and returns its id. */
  public String open(String type, String order) {
    var id = id("ticket");
    tell("ticket.opened", id, type, order);
    return id;
  }

  public void tell(String event, String ticket, String type, String order) {
    deliver(ticketEvent(event, ticket, type, order));
  }

  @SafeVarargs
  public static void deliver(Map<String, Object>... events) {
    deliverAny(events).then().statusCode(200).body("results.outcome", everyItem(is("applied")));
  }

  @SafeVarargs
  public static Response deliverAny(Map<String, Object>... events) {
    return TestEvents.deliver(events);
  }
}
