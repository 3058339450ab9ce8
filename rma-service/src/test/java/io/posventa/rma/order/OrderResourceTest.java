package io.posventa.rma.order;

import static io.posventa.rma.Sandbox.eur;
import static io.posventa.rma.Sandbox.line;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.posventa.platform.identity.Role;
import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.Requirement;
import io.posventa.rma.Outside;
import io.posventa.rma.Sandbox;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(Outside.class)
class OrderResourceTest {

  @Requirement("GEN-05")
  @Test
  void anOrderIsPushedAgainAndAgainAndChangesOnlyWhenItChanged() {
    var shop = Sandbox.clickbank();
    var order = shop.order("A-1", 1_999);

    String id =
        shop.put("A-1", order)
            .statusCode(201)
            .header("Location", containsString("/v1/orders/order_"))
            .header("ETag", "\"v1\"")
            .body("object", is("order"))
            .body("external_id", is("A-1"))
            .body("version", is(1))
            .body("status", is("paid"))
            .body("total.amount", is(1_999))
            .body("lines[0].paid.amount", is(1_999))
            .extract()
            .path("id");
    shop.put("A-1", order).statusCode(200).body("id", is(id)).body("version", is(1));

    order.put("customer", Map.of("email", "new@example.com"));
    shop.put("A-1", order).statusCode(200).body("version", is(2));
    shop.getOrder(id)
        .body("customer.email", is("new@example.com"))
        .body("customer.name", is((Object) null));
    shop.getOrder("ext:A-1").body("id", is(id));
  }

  @Test
  void theSameKeyReplaysTheFirstAnswer() {
    var shop = Sandbox.clickbank();
    var order = shop.order("A-1", 1_999);
    for (var replayed : new String[] {null, "true"}) {
      shop.as(Role.INTEGRATION)
          .header("Idempotency-Key", "push-1")
          .body(order)
          .put("/v1/orders/ext:A-1")
          .then()
          .statusCode(201)
          .header("Idempotency-Replayed", is(replayed));
    }
  }

  @Test
  void aStaleVersionIsRefused() {
    var shop = Sandbox.clickbank();
    var order = shop.order("A-1", 1_999);
    shop.push("A-1", order);

    order.put("paid_at", Sandbox.MONDAY.toString());

    shop.as(Role.INTEGRATION)
        .header("If-Match", "\"v7\"")
        .body(order)
        .put("/v1/orders/ext:A-1")
        .then()
        .statusCode(412)
        .body("code", is("version-mismatch"));
  }

  @Test
  void eachMistakeIsNamedWhereItStands() {
    var shop = Sandbox.clickbank();
    refused(shop, with(shop, "currency", "EUX"), "/currency", "unknown_currency");
    refused(
        shop,
        with(shop, "shipping_amount", Map.of("amount", 5, "currency", "USD")),
        "/shipping_amount/currency",
        "currency_differs");
    refused(
        shop,
        with(shop, "lines", List.of(line("1", 5), line("1", 6))),
        "/lines/1/external_id",
        "duplicate");
    refused(shop, with(shop, "colour", "red"), "/colour", null);
    refused(shop, with(shop, "placed_at", "yesterday"), "/placed_at", null);
    refused(shop, with(shop, "placed_at", "9999-01-01T00:00:00Z"), "/placed_at", "out_of_range");
    refused(
        shop,
        with(
            shop,
            "customer",
            Map.of("email", "ana@example.com", "name", "Ana\r\nBcc: x@example.com")),
        "/customer/name",
        null);
    refused(shop, with(shop, "lines", List.of()), "/lines", null);
    var noVendor = shop.order("A-1", 5);
    noVendor.remove("vendor");
    refused(shop, noVendor, "/vendor", null);

    shop.as(Role.INTEGRATION).get("/v1/orders/ext:A-1").then().statusCode(404);
  }

  private static void refused(
      Sandbox shop, Map<String, Object> order, String pointer, String code) {
    var answer = shop.put("A-1", order).statusCode(400).body("code", is("invalid-request"));
    answer.body("errors.pointer", contains(pointer));
    if (code != null) {
      answer.body("errors.code", contains(code));
    }
  }

  private static Map<String, Object> with(Sandbox shop, String field, Object value) {
    var order = shop.order("A-1", 1_999);
    order.put(field, value);
    return order;
  }

  @Test
  void anUnknownVendorIsNotFound() {
    var shop = Sandbox.clickbank();

    shop.put("A-1", with(shop, "vendor", Sandbox.id("vendor")))
        .statusCode(404)
        .body("code", is("not-found"))
        .body("errors.pointer", contains("/vendor"));
  }

  @Test
  void aVendorReachesItsOwnOrdersOnly() {
    var shop = Sandbox.clickbank();
    String id = shop.push("A-1", shop.order("A-1", 5));
    var foreign = shop.asVendor(shop.otherVendor);

    foreign.get("/v1/orders/{id}", id).then().statusCode(404);
    shop.asVendor(shop.otherVendor).get("/v1/orders").then().statusCode(200).body("data", empty());
    shop.asVendor(shop.otherVendor)
        .queryParam("vendor", shop.vendor)
        .get("/v1/orders")
        .then()
        .statusCode(200)
        .body("data", empty());
    shop.asVendor(shop.otherVendor)
        .body(shop.order("A-1", 5))
        .put("/v1/orders/ext:A-1")
        .then()
        .statusCode(404)
        .body("errors.pointer", contains("/vendor"));
    shop.asVendor(shop.otherVendor)
        .body(with(shop, "vendor", shop.otherVendor))
        .put("/v1/orders/ext:A-1")
        .then()
        .statusCode(404);
    shop.asVendor(shop.vendor).get("/v1/orders/{id}", id).then().statusCode(200);
  }

  @Test
  void anotherMarketplaceSeesNothing() {
    var shop = Sandbox.clickbank();
    String id = shop.push("A-1", shop.order("A-1", 5));
    var other = Sandbox.clickbank();

    other.as(Role.OPERATOR).get("/v1/orders/{id}", id).then().statusCode(404);
    other.as(Role.OPERATOR).get("/v1/orders/ext:A-1").then().statusCode(404);
    other.as(Role.OPERATOR).get("/v1/orders").then().statusCode(200).body("data", empty());
    other
        .as(Role.OPERATOR)
        .body(other.order("A-1", 5))
        .put("/v1/orders/{id}", id)
        .then()
        .statusCode(404);
  }

  @Requirement({"CB-37", "CB-38", "CB-113"})
  @Test
  void aVendorSearchesItsOrdersAndOpensATicketFromARow() {
    var shop = Sandbox.clickbank();
    for (int i = 0; i < 5; i++) {
      var order = shop.order("A-" + i, 5);
      order.put("placed_at", Sandbox.MONDAY.minusSeconds(86_400L * i).toString());
      order.put("customer", Map.of("email", i < 2 ? "Ana@Example.com" : "bob@example.com"));
      shop.push("A-" + i, order);
    }
    var foreign = shop.order("B-1", 5);
    foreign.put("vendor", shop.otherVendor);
    shop.push("B-1", foreign);

    search(shop, Map.of("external_id", "A-3")).body("data.external_id", contains("A-3"));
    search(shop, Map.of("external_id", "B-1")).body("data", empty());
    search(shop, Map.of("customer_email", "ana@example.com"))
        .body("data.external_id", contains("A-0", "A-1"))
        .body("data[0].open_ticket.method", is("POST"))
        .body("data[0].open_ticket.href", is("/v1/tickets"))
        .body("data[0].open_ticket.body.order", containsString("order_"));
    search(shop, Map.of("placed_before", "2026-01-03T00:00:00Z"))
        .body("data.external_id", contains("A-3", "A-4"));
    search(
            shop,
            Map.of("placed_after", "2026-01-03T00:00:00Z", "placed_before", "2026-01-05T00:00:00Z"))
        .body("data.external_id", contains("A-1", "A-2"));
  }

  private static io.restassured.response.ValidatableResponse search(
      Sandbox shop, Map<String, ?> filters) {
    return shop.asVendor(shop.vendor).queryParams(filters).get("/v1/orders").then().statusCode(200);
  }

  @Test
  void pagesFollowOneAnotherWithoutAGap() {
    var shop = Sandbox.clickbank();
    for (int i = 0; i < 5; i++) {
      shop.push("A-" + i, shop.order("A-" + i, 5));
    }

    var seen = new ArrayList<String>();
    String cursor = null;
    do {
      var request = shop.as(Role.OPERATOR).queryParam("limit", 2);
      var page =
          (cursor == null ? request : request.queryParam("cursor", cursor)).get("/v1/orders");
      seen.addAll(page.then().statusCode(200).extract().path("data.external_id"));
      cursor = page.path("next_cursor");
    } while (cursor != null);

    org.assertj.core.api.Assertions.assertThat(seen)
        .containsExactly("A-4", "A-3", "A-2", "A-1", "A-0");
  }

  @Requirement("GEN-07")
  @Test
  void aSubscriptionListsItsInvoicesAndMarksTheLastPaidOne() {
    var shop = Sandbox.clickbank();
    var order = shop.subscription("S-1", 900, 800, 700);
    var open = new HashMap<>(invoice("I9", 600));
    open.put("status", "open");
    append(order, open);

    shop.put("S-1", order)
        .statusCode(201)
        .body("subscription.status", is("active"))
        .body("total.amount", is(2_400))
        .body("invoices.external_id", contains("I0", "I1", "I2", "I9"))
        .body("invoices.last_paid", contains(false, false, true, false))
        .body("invoices[2].number", is("2025-2"))
        .body("invoices[2].amount.amount", is(700))
        .body("invoices[2].issued_at", endsWith("Z"));
  }

  @Requirement("CB-53")
  @Test
  void aSubscriptionThatEndedTakesNoNewInvoice() {
    var shop = Sandbox.clickbank();
    var order = shop.subscription("S-1", 900);
    String id = shop.push("S-1", order);
    String ticket = shop.open("cancellation", id);
    shop.tell("ticket.execution_started", ticket, "cancellation", id);
    append(order, invoice("I9", 600));

    shop.put("S-1", order)
        .statusCode(409)
        .body("code", is("subscription-cancelled"))
        .body("errors.pointer", contains("/invoices/1"));

    shop.getOrder(id).body("subscription.status", is("ended")).body("invoices", hasSize(1));
  }

  @Test
  void aStorefrontThatHasNotHeardOfTheEndDoesNotUndoIt() {
    var shop = Sandbox.clickbank();
    var order = shop.subscription("S-1", 900);
    String id = shop.push("S-1", order);
    shop.tell("ticket.execution_started", shop.open("cancellation", id), "cancellation", id);

    shop.put("S-1", order).statusCode(200).body("subscription.status", is("ended"));
  }

  @Test
  void anInvoiceIsNeverDropped() {
    var shop = Sandbox.clickbank();
    var order = shop.subscription("S-1", 900, 800);
    shop.push("S-1", order);
    order.put("invoices", List.of(invoice("I0", 900)));

    shop.put("S-1", order).statusCode(422).body("code", is("rule-violated"));
  }

  private static Map<String, Object> invoice(String name, long amount) {
    return Map.of(
        "external_id", name, "amount", eur(amount), "issued_at", Sandbox.MONDAY.toString());
  }

  @SuppressWarnings("unchecked")
  private static void append(Map<String, Object> order, Map<String, Object> invoice) {
    var invoices = new ArrayList<>((List<Map<String, Object>>) order.get("invoices"));
    invoices.add(invoice);
    order.put("invoices", invoices);
  }

  @Test
  void whatWasSetAsideForARefundCannotBePushedAway() {
    var shop = Sandbox.clickbank();
    var order = shop.order("A-1", 1_000);
    order.put("lines", List.of(line("1", 600), line("2", 400)));
    setPayment(order, shop, 1_000, "bank");
    String id = shop.push("A-1", order);
    shop.tell("ticket.execution_started", shop.open("refund", id), "refund", id);
    shop.getOrder(id).body("reserved.amount", is(1_000));

    order.put("lines", List.of(line("1", 600)));
    shop.put("A-1", order)
        .statusCode(422)
        .body("code", is("refund-exceeds-paid"))
        .body("errors.pointer", contains("/lines"));

    order.put("lines", List.of(line("1", 600), line("2", 400)));
    setPayment(order, shop, 999, "bank");
    shop.put("A-1", order)
        .statusCode(422)
        .body("code", is("refund-exceeds-paid"))
        .body("errors.pointer", contains("/payment/captured_amount/amount"));
  }

  private static void setPayment(
      Map<String, Object> order, Sandbox shop, long captured, String provider) {
    order.put(
        "payment",
        Map.of(
            "method",
            "transfer",
            "provider",
            provider,
            "reference",
            shop.charge("A-1"),
            "captured_amount",
            eur(captured)));
  }

  @Test
  void vendorAndCurrencyStay() {
    var shop = Sandbox.clickbank();
    shop.push("A-1", shop.order("A-1", 5));

    shop.put("A-1", with(shop, "vendor", shop.otherVendor))
        .statusCode(422)
        .body("errors.pointer", contains("/vendor"));
  }

  @Test
  void aReferenceIsServedToFellowServices() {
    var shop = Sandbox.clickbank();
    String id = shop.push("A-1", shop.order("A-1", 5));

    shop.asService("ticket-service")
        .get("/internal/references/order/{id}", id)
        .then()
        .statusCode(200)
        .body("version", equalTo(1))
        .body("data.external_id", is("A-1"));
    shop.asService("ticket-service")
        .get("/internal/references/order/{id}", "ext:A-1")
        .then()
        .statusCode(200)
        .body("id", is(id));
  }

  @Test
  void manyPushesOfOneNameMakeOneOrder() {
    var shop = Sandbox.clickbank();
    var statuses =
        java.util.stream.IntStream.range(0, 12)
            .parallel()
            .mapToObj(i -> shop.put("A-1", shop.order("A-1", 5)).extract().statusCode())
            .toList();

    org.assertj.core.api.Assertions.assertThat(statuses)
        .containsOnlyOnce(201)
        .containsOnly(200, 201);
    shop.as(Role.OPERATOR)
        .get("/v1/orders")
        .then()
        .body("data.external_id", containsInAnyOrder("A-1"));
  }
}
