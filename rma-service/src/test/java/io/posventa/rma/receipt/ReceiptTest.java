package io.posventa.rma.receipt;

import static io.posventa.rma.Sandbox.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.posventa.platform.identity.Role;
import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.Requirement;
import io.posventa.rma.Outside;
import io.posventa.rma.Sandbox;
import io.posventa.rma.TestSql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(Outside.class)
class ReceiptTest {
  private static final String DOWNLOAD = "https://downloads.example.com/A-1";

  @Inject DataSource database;

  @Requirement({"CB-29", "CB-105"})
  @Test
  void theLinkShowsNumberDateItemsAndAmounts() {
    var shop = Sandbox.clickbank();
    String id = shop.push("A-1", priced(shop));

    shop.asCustomerOf(id)
        .get("/v1/orders/{id}/receipt", id)
        .then()
        .statusCode(200)
        .body("object", is("receipt"))
        .body("order.external_id", is("A-1"))
        .body("order.placed_at", is("2026-01-05T10:00:00Z"))
        .body("order.status", is("paid"))
        .body("vendor.name", is("Librería Ñandú"))
        .body("customer.email", is("ana@example.com"))
        .body("lines", hasSize(1))
        .body("lines[0].name", is("Guía de jardín"))
        .body("lines[0].total.amount", is(3_630))
        .body("shipping.amount", is(500))
        .body("discount.amount", is(400))
        .body("tax.amount", is(630))
        .body("total.amount", is(4_130))
        .body("paid.amount", is(4_130))
        .body("refunded.amount", is(0))
        .body("by", is("customer"))
        .body("download_url", is(DOWNLOAD));
  }

  private static Map<String, Object> priced(Sandbox shop) {
    var order = shop.order("A-1", 4_130);
    order.put(
        "lines",
        List.of(
            Map.of(
                "external_id",
                "1",
                "name",
                "Guía de jardín",
                "kind",
                "digital",
                "quantity",
                2,
                "unit_price",
                eur(1_700),
                "discount",
                eur(400),
                "tax",
                eur(630))));
    order.put("shipping_amount", eur(500));
    order.put("download_url", DOWNLOAD);
    return order;
  }

  @Requirement({"CB-34", "CB-35", "CB-36"})
  @Test
  void aOneTimeSaleOffersSupportAndRefundOnly() {
    var shop = Sandbox.clickbank();
    String id = shop.push("A-1", shop.order("A-1", 1_999));

    shop.asCustomerOf(id)
        .get("/v1/orders/{id}/receipt", id)
        .then()
        .statusCode(200)
        .body("actions.action", contains("support", "refund"))
        .body("actions.allowed", contains(true, true))
        .body("actions[1].amount.amount", is(1_999))
        .body("actions[1].until", is("2026-03-06T10:00:00Z"))
        .body("actions[1].reasons.code", contains("refundable", "refund-window"));
  }

  @Requirement({"CB-36", "CB-07"})
  @Test
  void recurringBillingOffersTheCancellationToo() {
    var shop = Sandbox.clickbank();
    String id = shop.push("S-1", shop.subscription("S-1", 900, 950));

    shop.asCustomerOf(id)
        .get("/v1/orders/{id}/receipt", id)
        .then()
        .body("actions.action", contains("support", "refund", "cancellation"))
        .body("actions[1].amount.amount", is(950))
        .body("actions[2].allowed", is(true))
        .body("subscription.status", is("active"));
  }

  @Requirement({"CB-40", "CB-42"})
  @Test
  void whyNotIsSaidBeforeAnybodyAsksAndEachPartyHasItsOwnWindow() {
    var shop = Sandbox.clickbank();
    String id = shop.push("A-1", shop.order("A-1", 1_999));
    shop.clock(Sandbox.MONDAY.plus(Duration.ofDays(61)));

    shop.asCustomerOf(id)
        .get("/v1/orders/{id}/receipt", id)
        .then()
        .body("actions.allowed", contains(true, false))
        .body("actions[1].reasons[1].code", is("refund-window-closed"));
    shop.asVendorOf(id)
        .get("/v1/orders/{id}/receipt", id)
        .then()
        .body("by", is("vendor"))
        .body("actions.allowed", contains(true, true));
    shop.as(Role.OPERATOR)
        .get("/v1/orders/{id}/receipt?by=vendor", id)
        .then()
        .body("by", is("vendor"))
        .body("actions.allowed", contains(true, true));
  }

  @Requirement({"CB-35", "CB-36"})
  @Test
  void aRequestUnderWayIsShownInPlaceOfAnother() {
    var shop = Sandbox.clickbank();
    String id = shop.push("S-1", shop.subscription("S-1", 900));
    var ticket = shop.open("cancellation", id);

    shop.asCustomerOf(id)
        .get("/v1/orders/{id}/receipt", id)
        .then()
        .body("actions.allowed", contains(true, false, false))
        .body("actions[1].ticket", is(ticket))
        .body("actions[1].reasons[-1].code", is("refund-already-requested"))
        .body("actions[2].ticket", is(ticket));

    shop.tell("ticket.converted", ticket, "refund", id);
    shop.asCustomerOf(id)
        .get("/v1/orders/{id}/receipt", id)
        .then()
        .body("actions.allowed", contains(true, false, false));

    shop.tell("ticket.closed", ticket, "refund", id);
    shop.asCustomerOf(id)
        .get("/v1/orders/{id}/receipt", id)
        .then()
        .body("actions.allowed", contains(true, true, true))
        .body("actions[1].ticket", nullValue());
  }

  @Requirement("GEN-07")
  @Test
  void aSubscriptionListsItsInvoicesAndMarksTheLastPaid() {
    var shop = Sandbox.clickbank();
    String id = shop.push("S-1", shop.subscription("S-1", 900, 950));

    shop.asCustomerOf(id)
        .get("/v1/orders/{id}/receipt", id)
        .then()
        .body("invoices.number", contains("2025-0", "2025-1"))
        .body("invoices.amount.amount", contains(900, 950))
        .body("invoices.last_paid", contains(false, true))
        .body("invoices[0].payment_reference", nullValue());
  }

  @Requirement({"CB-102", "CB-105"})
  @Test
  void anotherOrdersLinkFindsNothing() {
    var shop = Sandbox.clickbank();
    String mine = shop.push("A-1", priced(shop));
    String other = shop.push("A-2", priced(shop));

    for (var path : List.of("", "/eligibility?action=refund", "/receipt", "/receipt/invoice.pdf")) {
      unknown(shop.asCustomerOf(other), "/v1/orders/" + mine + path);
      unknown(shop.asVendorOf(other), "/v1/orders/" + mine + path);
    }
    unknown(shop.asCustomerOf(other), "/v1/orders/" + mine + "/receipt/download");
    unknown(shop.asCustomerOf(other), "/v1/orders/ext:A-1/receipt");
    shop.asCustomerOf(other).post("/v1/orders/{id}/receipt/resend", mine).then().statusCode(404);
    shop.asCustomerOf(other)
        .body(Map.of("email", "eve@example.com"))
        .post("/v1/orders/{id}/receipt/change-email", mine)
        .then()
        .statusCode(404);
  }

  private static void unknown(RequestSpecification link, String path) {
    link.redirects().follow(false).get(path).then().statusCode(404).body("code", is("not-found"));
  }

  @Requirement("CB-102")
  @Test
  void anotherVendorsOrAnotherMarketplacesReceiptIsUnknown() {
    var shop = Sandbox.clickbank();
    String id = shop.push("A-1", shop.order("A-1", 1_999));

    unknown(shop.asVendor(shop.otherVendor), "/v1/orders/" + id + "/receipt");
    unknown(Sandbox.clickbank().as(Role.OPERATOR), "/v1/orders/" + id + "/receipt");
  }

  @Requirement({"CB-30", "CB-102"})
  @Test
  void theBuyerIsSentToTheProduct() {
    var shop = Sandbox.clickbank();
    String id = shop.push("A-1", priced(shop));
    String bare = shop.push("A-2", shop.order("A-2", 100));

    shop.asCustomerOf(id)
        .redirects()
        .follow(false)
        .get("/v1/orders/{id}/receipt/download", id)
        .then()
        .statusCode(303)
        .header("Location", is(DOWNLOAD));
    unknown(shop.asCustomerOf(bare), "/v1/orders/" + bare + "/receipt/download");
    shop.asVendorOf(id).get("/v1/orders/{id}/receipt/download", id).then().statusCode(403);
    shop.asVendorOf(id).get("/v1/orders/{id}/receipt", id).then().body("download_url", nullValue());
  }

  @Requirement("CB-30")
  @Test
  void whoeverGotAllTheMoneyBackKeepsTheReceiptAndNotTheProduct() {
    var shop = Sandbox.clickbank();
    String id = shop.push("A-1", priced(shop));
    TestSql.update(
        database,
        shop.marketplace,
        "update orders set refunded_minor = captured_minor where id = '%s'".formatted(id));

    shop.asCustomerOf(id)
        .get("/v1/orders/{id}/receipt", id)
        .then()
        .statusCode(200)
        .body("order.status", is("refunded"))
        .body("download_url", nullValue())
        .body("actions.allowed", contains(true, false))
        .body("actions[1].reasons[0].code", is("nothing-to-refund"));
    shop.asCustomerOf(id)
        .redirects()
        .follow(false)
        .get("/v1/orders/{id}/receipt/download", id)
        .then()
        .statusCode(422)
        .body("code", is("order-refunded"));
  }

  @Requirement("CB-32")
  @Test
  void anotherCopyIsAskedForOncePerKeyAndFiveTimesAnHour() {
    var shop = Sandbox.clickbank();
    String id = shop.push("A-1", shop.order("A-1", 1_999));

    for (var replayed : new String[] {null, "true"}) {
      shop.asCustomerOf(id)
          .header("Idempotency-Key", "again")
          .post("/v1/orders/{id}/receipt/resend", id)
          .then()
          .statusCode(202)
          .header("Idempotency-Replayed", is(replayed))
          .body("object", is("receipt_request"))
          .body("email", is("ana@example.com"));
    }
    assertThat(told(shop, id, "order.receipt_requested")).hasSize(1);

    for (int i = 2; i <= 5; i++) {
      resend(shop, id, 202);
    }
    resend(shop, id, 422);
    assertThat(told(shop, id, "order.receipt_requested")).hasSize(5);

    TestSql.update(
        database,
        shop.marketplace,
        "update mail_request set requested_at = requested_at - interval '1 hour'");
    resend(shop, id, 202);
  }

  @Test
  void vendorsDoNotAskForCopies() {
    var shop = Sandbox.clickbank();
    String id = shop.push("A-1", shop.order("A-1", 1_999));

    shop.asVendorOf(id).post("/v1/orders/{id}/receipt/resend", id).then().statusCode(403);
  }

  private static void resend(Sandbox shop, String id, int status) {
    shop.asCustomerOf(id).post("/v1/orders/{id}/receipt/resend", id).then().statusCode(status);
  }

  @Requirement({"CB-26", "CB-27"})
  @Test
  void aNewOrderSaysWhetherMailsAreWanted() {
    var shop = Sandbox.clickbank();
    var quiet = shop.order("A-2", 100);
    quiet.put("send_receipt", false);

    String loud = shop.push("A-1", shop.order("A-1", 100));
    String silent = shop.push("A-2", quiet);

    assertThat(told(shop, loud, "order.created")).containsExactly("true");
    assertThat(told(shop, silent, "order.created")).containsExactly("false");
    shop.put("A-2", quiet).statusCode(200).body("version", is(1));
  }

  private List<String> told(Sandbox shop, String order, String type) {
    return TestSql.list(
        database,
        shop.marketplace,
        "select coalesce(data ->> 'receipt', 'none') from change_log where subject = '%s' and type = '%s'"
            .formatted(order, type));
  }
}
