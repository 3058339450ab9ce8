package io.posventa.rma.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.posventa.platform.identity.Role;
import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.Requirement;
import io.posventa.rma.Outside;
import io.posventa.rma.Sandbox;
import io.posventa.rma.TestSql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The refund behind a ticket, from its scheduling to the provider's books. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(Outside.class)
class RefundStoryTest {
  @Inject DataSource database;

  @AfterEach
  void behave() {
    Outside.behave();
  }

  @Requirement({"CB-48", "CB-08", "GEN-08"})
  @Test
  void aProcessedTicketGivesBackTheWholeOrderOnce() {
    var shop = Sandbox.clickbank();
    String order = shop.push("A-1", shop.order("A-1", 1_999));
    String ticket = shop.open("refund", order);

    shop.refundOf(ticket)
        .body("status", is("scheduled"))
        .body("ticket", is(ticket))
        .body("order_external_id", is("A-1"))
        .body("amount.amount", is(1_999))
        .body("amount.currency", is("EUR"))
        .body("components.order", is(true));
    shop.getOrder(order).body("status", is("paid"));

    shop.tell("ticket.execution_started", ticket, "refund", order);
    var refund = becomes(shop, ticket, "succeeded");

    refund
        .body("provider.reference", startsWith("re_"))
        .body("provider.attempts.outcome", contains("succeeded"))
        .body("components.lines.amount.amount", contains(1_999));
    shop.getOrder(order)
        .body("status", is("refunded"))
        .body("refunded.amount", is(1_999))
        .body("reserved.amount", is(0));
    assertThat(paid(shop.charge("A-1"))).containsExactly(1_999);
    assertThat(events(shop, ticket))
        .containsExactly("refund.scheduled", "refund.executing", "refund.succeeded");
    assertThat(events(shop, order))
        .containsExactly("order.created", "order.updated", "order.updated");
  }

  @Requirement({"CB-49", "CB-50", "CB-41"})
  @Test
  void aSubscriptionGivesBackItsLastInvoiceAndEndsWithIt() {
    var shop = Sandbox.clickbank();
    String order = shop.push("S-1", shop.subscription("S-1", 900, 800, 700, 600, 500));
    String ticket = shop.open("refund", order);
    shop.refundOf(ticket).body("amount.amount", is(500)).body("components.last_invoice", is(true));
    shop.getOrder(order).body("subscription.status", is("active"));

    shop.tell("ticket.execution_started", ticket, "refund", order);
    becomes(shop, ticket, "succeeded").body("invoice", startsWith("invoice_"));

    shop.getOrder(order)
        .body("subscription.status", is("ended"))
        .body("subscription.ended_at", notNullValue())
        .body("invoices.refunded.amount", contains(0, 0, 0, 0, 500));
    assertThat(paid(shop.charge("S-1_4"))).containsExactly(500);
    assertThat(told(shop, ticket, "refund.succeeded")).contains("\"subscription_ended\": true");
    assertThat(transactions(shop, order, "order.updated"))
        .as("the subscription ends in the transaction that records the payment")
        .containsAll(transactions(shop, ticket, "refund.succeeded"));
  }

  @Test
  void aNewInvoiceInBetweenDoesNotChangeTheRefund() {
    var shop = Sandbox.clickbank();
    String order = shop.push("S-1", shop.subscription("S-1", 900, 800));
    String ticket = shop.open("refund", order);
    var renewed = shop.subscription("S-1", 900, 800);
    renewed.put(
        "invoices",
        List.of(
            ((List<?>) renewed.get("invoices")).get(0),
            ((List<?>) renewed.get("invoices")).get(1),
            Map.of(
                "external_id",
                "I9",
                "amount",
                Sandbox.eur(7_000),
                "issued_at",
                Sandbox.MONDAY.plusSeconds(60).toString())));
    shop.put("S-1", renewed).statusCode(200);

    shop.tell("ticket.execution_started", ticket, "refund", order);

    becomes(shop, ticket, "succeeded").body("amount.amount", is(800));
    assertThat(paid(shop.charge("S-1_1"))).containsExactly(800);
  }

  @Requirement({"CB-12", "CB-15"})
  @Test
  void aTicketThatIsClosedOrConvertedSavesTheSale() {
    var shop = Sandbox.clickbank();
    String order = shop.push("A-1", shop.order("A-1", 1_999));
    String closed = shop.open("refund", order);
    String converted = shop.open("refund", order);

    shop.tell("ticket.closed", closed, "refund", order);
    shop.tell("ticket.converted", converted, "support", order);

    shop.refundOf(closed).body("status", is("saved"));
    shop.refundOf(converted).body("status", is("saved"));
    assertThat(events(shop, closed)).containsExactly("refund.scheduled", "refund.saved");
    assertThat(paid(shop.charge("A-1"))).isEmpty();
  }

  @Test
  void aTicketThatBecomesARefundRequestAgainHasANewRefund() {
    var shop = Sandbox.clickbank();
    String order = shop.push("A-1", shop.order("A-1", 1_999));
    String ticket = shop.open("support", order);
    shop.tell("ticket.converted", ticket, "refund", order);
    shop.tell("ticket.converted", ticket, "support", order);
    shop.tell("ticket.converted", ticket, "refund", order);

    shop.tell("ticket.execution_started", ticket, "refund", order);

    becomes(shop, ticket, "succeeded");
    shop.as(Role.OPERATOR)
        .queryParam("ticket", ticket)
        .get("/v1/refunds")
        .then()
        .body("data.status", contains("succeeded", "saved"));
  }

  @Requirement({"CB-51", "CB-52"})
  @Test
  void aProcessedCancellationEndsTheSubscriptionWithoutMoney() {
    var shop = Sandbox.clickbank();
    String order = shop.push("S-1", shop.subscription("S-1", 900, 800));
    String ticket = shop.open("cancellation", order);
    cancellation(shop, ticket).body("status", is("scheduled")).body("subscription", is("S-S-1"));

    shop.tell("ticket.execution_started", ticket, "cancellation", order);

    cancellation(shop, ticket).body("status", is("succeeded"));
    shop.getOrder(order).body("subscription.status", is("ended")).body("refunded.amount", is(0));
    shop.as(Role.OPERATOR)
        .queryParam("order", order)
        .get("/v1/refunds")
        .then()
        .body("data", empty());
    assertThat(events(shop, ticket))
        .containsExactly("cancellation.scheduled", "cancellation.succeeded");
  }

  @Test
  void aCancellationTicketThatIsClosedOrChangedChangesNothing() {
    var shop = Sandbox.clickbank();
    String order = shop.push("S-1", shop.subscription("S-1", 900));
    String closed = shop.open("cancellation", order);
    shop.tell("ticket.closed", closed, "cancellation", order);
    cancellation(shop, closed).body("status", is("saved"));

    String changed = shop.open("cancellation", order);
    shop.tell("ticket.converted", changed, "refund", order);
    cancellation(shop, changed).body("status", is("saved"));
    shop.refundOf(changed).body("status", is("scheduled"));
    shop.getOrder(order).body("subscription.status", is("active"));
  }

  @Requirement("CB-08")
  @Test
  void aRefundWithoutATicketIsRefusedWhereTicketsGrant() {
    var shop = Sandbox.clickbank();
    String order = shop.push("A-1", shop.order("A-1", 1_999));

    shop.as(Role.OPERATOR)
        .header("Idempotency-Key", "direct-1")
        .body(Map.of("order", order))
        .post("/v1/refunds")
        .then()
        .statusCode(422)
        .body("code", is("ticket-required"));
    shop.as(Role.OPERATOR)
        .body(Map.of("order", order))
        .post("/v1/refunds")
        .then()
        .statusCode(400)
        .body("code", is("idempotency-key-missing"));
  }

  @Requirement("GEN-09")
  @Test
  void aRefundGetsThroughErrorsQueuesAndLostAnswersAndIsPaidOnce() {
    var shop = Sandbox.clickbank();
    var charge = shop.charge("A-1");
    for (var kind : List.of("ERROR_BEFORE", "RATE_LIMITED", "LOST_ANSWER")) {
      Outside.misbehave("{\"kind\":\"%s\",\"charge\":\"%s\",\"times\":1}".formatted(kind, charge));
    }
    String order = shop.push("A-1", shop.order("A-1", 1_999));
    String ticket = shop.open("refund", order);

    shop.tell("ticket.execution_started", ticket, "refund", order);

    becomes(shop, ticket, "succeeded")
        .body("provider.attempts.outcome", contains("unknown", "not_now", "unknown", "succeeded"))
        .body("provider.attempts.code", contains("http_500", "rate_limited", "no_answer", null))
        .body("problem", nullValue());
    assertThat(paid(charge)).containsExactly(1_999);
    assertThat(events(shop, ticket))
        .containsExactly(
            "refund.scheduled",
            "refund.executing",
            "refund.executing",
            "refund.executing",
            "refund.executing",
            "refund.succeeded");
  }

  @Test
  void aSlowAnswerIsFoundAndNotRepeated() {
    var shop = Sandbox.clickbank();
    var charge = shop.charge("A-1");
    Outside.misbehave(
        "{\"kind\":\"SLOW\",\"charge\":\"%s\",\"times\":1,\"delayMillis\":1500}".formatted(charge));
    String order = shop.push("A-1", shop.order("A-1", 1_999));
    String ticket = shop.open("refund", order);

    shop.tell("ticket.execution_started", ticket, "refund", order);

    becomes(shop, ticket, "succeeded")
        .body("provider.attempts.outcome", contains("unknown", "succeeded"));
    assertThat(paid(charge)).containsExactly(1_999);
  }

  @Test
  void aDeclinedRefundWaitsForAPersonWhoTriesAgain() {
    var shop = Sandbox.clickbank();
    Outside.misbehave(
        "{\"kind\":\"DECLINED_ONCE\",\"charge\":\"%s\",\"times\":1}".formatted(shop.charge("A-1")));
    String order = shop.push("A-1", shop.order("A-1", 1_999));
    String ticket = shop.open("refund", order);
    shop.tell("ticket.execution_started", ticket, "refund", order);
    String id =
        becomes(shop, ticket, "needs_person")
            .body("problem", is("The provider declined: card_declined."))
            .extract()
            .path("id");
    shop.getOrder(order).body("reserved.amount", is(1_999));
    shop.asVendor(shop.vendor)
        .header("Idempotency-Key", "r")
        .post("/v1/refunds/{id}/approve", id)
        .then()
        .statusCode(403);
    shop.as(Role.OPERATOR).post("/v1/refunds/{id}/approve", id).then().statusCode(400);

    decide(shop, id, "approve", Map.of()).statusCode(200).body("status", is("executing"));

    becomes(shop, ticket, "succeeded")
        .body("provider.attempts.outcome", contains("declined", "succeeded"));
    assertThat(paid(shop.charge("A-1"))).containsExactly(1_999);
    decide(shop, id, "approve", Map.of()).statusCode(409).body("code", is("invalid-transition"));
  }

  @Test
  void aDeclinedRefundIsGivenUpAndItsMoneyIsFree() {
    var shop = Sandbox.clickbank();
    Outside.misbehave(
        "{\"kind\":\"DECLINED\",\"charge\":\"%s\",\"times\":1}".formatted(shop.charge("A-1")));
    String order = shop.push("A-1", shop.order("A-1", 1_999));
    String ticket = shop.open("refund", order);
    shop.tell("ticket.execution_started", ticket, "refund", order);
    String id = becomes(shop, ticket, "needs_person").extract().path("id");

    decide(shop, id, "cancel", Map.of("comment", "No account"))
        .statusCode(200)
        .body("status", is("failed"));

    shop.getOrder(order).body("reserved.amount", is(0)).body("refunded.amount", is(0));
    assertThat(events(shop, ticket)).endsWith("refund.needs_person", "refund.failed");
  }

  @Test
  void whatTheProviderHasPaidIsNeverGivenUpNorPaidByHand() {
    var shop = Sandbox.clickbank();
    var charge = shop.charge("A-1");
    Outside.misbehave(
        "{\"kind\":\"DECLINED_ONCE\",\"charge\":\"%s\",\"times\":1}".formatted(charge));
    String order = shop.push("A-1", shop.order("A-1", 1_999));
    String ticket = shop.open("refund", order);
    shop.tell("ticket.execution_started", ticket, "refund", order);
    String id = becomes(shop, ticket, "needs_person").extract().path("id");
    Outside.payBehindOurBack(charge, 1_999, shop.marketplace, id);

    decide(shop, id, "cancel", Map.of()).statusCode(409).body("code", is("refund-was-paid"));
    decide(shop, id, "mark-paid", Map.of("reference", "BANK-1")).statusCode(409);
    decide(shop, id, "approve", Map.of()).statusCode(200);

    becomes(shop, ticket, "succeeded");
    assertThat(paid(charge)).containsExactly(1_999);
  }

  @Test
  void whatNobodyCanBeToldToPayIsPaidByAPerson() {
    var shop = Sandbox.clickbank();
    var order = shop.order("A-1", 1_999);
    order.put(
        "payment",
        Map.of(
            "method",
            "transfer",
            "provider",
            "bank",
            "reference",
            "IBAN",
            "captured_amount",
            Sandbox.eur(1_999)));
    String orderId = shop.push("A-1", order);
    String ticket = shop.open("refund", orderId);
    shop.tell("ticket.execution_started", ticket, "refund", orderId);
    String id =
        shop.refundOf(ticket)
            .body("status", is("needs_person"))
            .body("problem", is("manual_payment"))
            .extract()
            .path("id");
    decide(shop, id, "approve", Map.of()).statusCode(422).body("code", is("rule-violated"));

    decide(shop, id, "mark-paid", Map.of("reference", "BANK-2026-17"))
        .statusCode(200)
        .body("status", is("succeeded"));

    shop.refundOf(ticket).body("provider.reference", is("BANK-2026-17"));
    shop.getOrder(orderId).body("status", is("refunded"));
  }

  @Test
  void aSecondTicketOfARefundedOrderFails() {
    var shop = Sandbox.clickbank();
    String order = shop.push("A-1", shop.order("A-1", 1_999));
    String first = shop.open("refund", order);
    String second = shop.open("refund", order);
    shop.tell("ticket.execution_started", first, "refund", order);
    becomes(shop, first, "succeeded");

    shop.tell("ticket.execution_started", second, "refund", order);

    shop.refundOf(second).body("status", is("failed")).body("problem", is("refund-exceeds-paid"));
    assertThat(paid(shop.charge("A-1"))).containsExactly(1_999);
  }

  @Test
  void theSameEventTwiceHasOneEffect() {
    var shop = Sandbox.clickbank();
    String order = shop.push("A-1", shop.order("A-1", 1_999));
    String ticket = shop.open("refund", order);
    var event = shop.ticketEvent("ticket.execution_started", ticket, "refund", order);
    Sandbox.deliver(event);

    Sandbox.deliverAny(event).then().statusCode(200).body("results.outcome", contains("duplicate"));

    becomes(shop, ticket, "succeeded").body("provider.attempts", hasSize(1));
  }

  @Test
  void itIsNotQuietWhileARefundIsUnderWay() {
    var shop = Sandbox.clickbank();
    Outside.misbehave(
        "{\"kind\":\"RATE_LIMITED\",\"charge\":\"%s\",\"times\":3}".formatted(shop.charge("A-1")));
    String order = shop.push("A-1", shop.order("A-1", 1_999));
    String ticket = shop.open("refund", order);
    shop.tell("ticket.execution_started", ticket, "refund", order);

    shop.asService("gateway")
        .get("/internal/quiet")
        .then()
        .statusCode(200)
        .body("waiting", hasItem("1 refund under way"));

    becomes(shop, ticket, "succeeded");
    shop.asService("gateway")
        .get("/internal/quiet")
        .then()
        .body("waiting", everyItem(not(startsWith("1 refund"))));
  }

  @Test
  void anotherTenantsAndAnotherVendorsRefundsAreNotFound() {
    var shop = Sandbox.clickbank();
    String order = shop.push("S-1", shop.subscription("S-1", 900));
    String refund = shop.refundOf(shop.open("refund", order)).extract().path("id");
    String cancel = cancellation(shop, shop.open("cancellation", order)).extract().path("id");
    var other = Sandbox.clickbank();

    for (var path : List.of("/v1/refunds/" + refund, "/v1/cancellations/" + cancel)) {
      shop.asVendor(shop.vendor).get(path).then().statusCode(200);
      shop.asVendor(shop.otherVendor).get(path).then().statusCode(404);
      other.as(Role.OPERATOR).get(path).then().statusCode(404);
    }
    for (var path : List.of("/v1/refunds", "/v1/cancellations")) {
      shop.asVendor(shop.otherVendor).get(path).then().statusCode(200).body("data", empty());
      other.as(Role.OPERATOR).get(path).then().statusCode(200).body("data", empty());
    }
    decide(other, refund, "approve", Map.of()).statusCode(404);
    decide(other, refund, "cancel", Map.of()).statusCode(404);
    decide(other, refund, "mark-paid", Map.of("reference", "x")).statusCode(404);
  }

  static ValidatableResponse becomes(Sandbox shop, String ticket, String status) {
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(() -> shop.refundOf(ticket).body("status", is(status)));
    return shop.refundOf(ticket);
  }

  private static ValidatableResponse decide(
      Sandbox shop, String id, String decision, Map<String, ?> body) {
    return shop.as(Role.OPERATOR)
        .header("Idempotency-Key", Sandbox.id("req"))
        .body(body)
        .post("/v1/refunds/{id}/{decision}", id, decision)
        .then();
  }

  private static ValidatableResponse cancellation(Sandbox shop, String ticket) {
    String id =
        shop.as(Role.OPERATOR)
            .queryParam("ticket", ticket)
            .get("/v1/cancellations")
            .path("data[0].id");
    return shop.as(Role.OPERATOR).get("/v1/cancellations/{id}", id).then().statusCode(200);
  }

  /** The amounts that the provider gave back of a charge. */
  static List<Integer> paid(String charge) {
    return JsonPath.from(Outside.ledger())
        .getList("refunds.findAll { it.charge == '" + charge + "' }.amount");
  }

  private List<String> events(Sandbox shop, String correlation) {
    return query(
        shop,
        "select type from change_log where correlation = '%s' order by log_id"
            .formatted(correlation));
  }

  private String told(Sandbox shop, String correlation, String type) {
    return query(
            shop,
            "select data::text from change_log where correlation = '%s' and type = '%s'"
                .formatted(correlation, type))
        .getLast();
  }

  private List<String> transactions(Sandbox shop, String correlation, String type) {
    return query(
        shop,
        "select xmin::text from change_log where correlation = '%s' and type = '%s'"
            .formatted(correlation, type));
  }

  private List<String> query(Sandbox shop, String sql) {
    return TestSql.list(database, shop.marketplace, sql);
  }
}
