package io.posventa.rma.refund;

import static io.posventa.rma.Sandbox.eur;
import static io.posventa.rma.Sandbox.line;
import static io.posventa.rma.refund.RefundStoryTest.paid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.posventa.platform.identity.Role;
import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.Requirement;
import io.posventa.rma.Outside;
import io.posventa.rma.Sandbox;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Refunds without tickets, where the policy has them: quoted, then executed to the cent. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(Outside.class)
class DirectRefundTest {
  private Sandbox shop;

  @BeforeEach
  void openShop() {
    shop = Sandbox.direct();
  }

  @Test
  void aQuoteIsExecutedToTheCent() {
    String order = threeLines();
    var quote =
        shop.as(Role.OPERATOR)
            .body(Map.of("order", "ext:A-1", "percent", 33))
            .post("/v1/refunds/quote")
            .then()
            .statusCode(200)
            .body("object", is("refund_quote"))
            .body("amount.amount", is(330))
            .body("order", is(order))
            .extract();

    create("k1", Map.of("order", order, "quote", quote.path("quote")))
        .statusCode(201)
        .header("Location", containsString("/v1/refunds/refund_"))
        .body("version", is(1))
        .body("status", is("executing"))
        .body("amount.amount", is(330));

    await().untilAsserted(() -> shop.getOrder(order).body("refunded.amount", is(330)));
    shop.getOrder(order)
        .body("lines.refunded.amount.sum()", is(330))
        .body("status", is("partially_refunded"));
    assertThat(paid(shop.charge("A-1"))).containsExactly(330);
  }

  @Requirement("GEN-08")
  @Test
  void linesAreGivenBackUpToWhatWasPaidForThem() {
    String order = threeLines();
    List<String> lines = shop.getOrder(order).extract().path("lines.id");
    var first = Map.of("lines", List.of(Map.of("line", lines.get(0), "amount", eur(200))));

    create("k1", Map.of("order", order, "components", first))
        .statusCode(201)
        .body("components.lines.line", contains(lines.get(0)))
        .body("amount.amount", is(200));
    var tooMuch = Map.of("lines", List.of(Map.of("line", lines.get(0), "amount", eur(135))));
    create("k2", Map.of("order", order, "components", tooMuch))
        .statusCode(422)
        .body("code", is("refund-exceeds-paid"));
    create(
            "k3",
            Map.of(
                "order",
                order,
                "components",
                Map.of("lines", List.of(Map.of("line", Sandbox.id("line"))))))
        .statusCode(404);
    create(
            "k4",
            Map.of(
                "order",
                order,
                "components",
                Map.of("shipping", Map.of("amount", 5, "currency", "USD"))))
        .statusCode(400);

    await()
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(() -> shop.getOrder(order).body("refunded.amount", is(200)));
  }

  @Test
  void theSameKeyMakesOneRefund() {
    String order = threeLines();
    String first = create("k1", Map.of("order", order)).statusCode(201).extract().path("id");

    create("k1", Map.of("order", order))
        .statusCode(201)
        .header("Idempotency-Replayed", "true")
        .body("id", is(first));
    create("k1", Map.of("order", order, "reason", "other"))
        .statusCode(422)
        .body("code", is("idempotency-key-reused"));

    await().untilAsserted(() -> shop.getOrder(order).body("refunded.amount", is(1_000)));
    assertThat(paid(shop.charge("A-1"))).containsExactly(1_000);
    create("k2", Map.of("order", order)).statusCode(422).body("code", is("nothing-to-refund"));
  }

  @Test
  void anImpossibleAmountIsToldBeforeThePolicy() {
    var clickbank = Sandbox.clickbank();
    String order = clickbank.push("A-1", clickbank.order("A-1", 500));
    String line = clickbank.getOrder(order).extract().path("lines[0].id");

    for (var amount : List.of(501, 500)) {
      clickbank
          .as(Role.OPERATOR)
          .body(
              Map.of(
                  "order",
                  order,
                  "components",
                  Map.of("lines", List.of(Map.of("line", line, "amount", eur(amount))))))
          .post("/v1/refunds/quote")
          .then()
          .statusCode(422)
          .body("code", is(amount > 500 ? "refund-exceeds-paid" : "rule-violated"));
    }
  }

  @Test
  void aQuoteIsGoodForItsOwnRequestOnly() {
    String order = threeLines();
    String other = shop.push("A-2", shop.order("A-2", 500));
    String quote =
        shop.as(Role.OPERATOR).body(Map.of("order", order)).post("/v1/refunds/quote").path("quote");

    create("k1", Map.of("order", other, "quote", quote))
        .statusCode(422)
        .body("errors.pointer", contains("/quote"));
    create("k2", Map.of("order", order, "quote", quote + "x")).statusCode(400);
    create("k3", Map.of("order", order, "quote", quote, "components", Map.of("order", true)))
        .statusCode(422);
  }

  @Test
  void namesThatAreNotThereAreNotFound() {
    threeLines();

    create("k1", Map.of("order", "ext:Z-9"))
        .statusCode(404)
        .body("errors.pointer", contains("/order"));
    create("k2", Map.of("order", "ext:A-1", "ticket", Sandbox.id("ticket")))
        .statusCode(404)
        .body("errors.pointer", contains("/ticket"));
    shop.asVendor(shop.otherVendor)
        .header("Idempotency-Key", "k3")
        .body(Map.of("order", "ext:A-1"))
        .post("/v1/refunds")
        .then()
        .statusCode(404);
  }

  @Requirement({"CB-40", "CB-42", "CB-07"})
  @Test
  void eligibilityIsToldWithItsReasons() {
    var clickbank = Sandbox.clickbank();
    String order = clickbank.push("A-1", clickbank.order("A-1", 1_999));

    eligibility(clickbank, order, "refund", "customer", "2026-03-05T10:00:00Z")
        .body("allowed", is(true))
        .body("amount.amount", is(1_999))
        .body("until", is("2026-03-06T10:00:00Z"));
    eligibility(clickbank, order, "refund", "customer", "2026-03-06T10:00:00Z")
        .body("allowed", is(false))
        .body("reasons.findAll { !it.allowed }.code", contains("refund-window-closed"))
        .body("reasons[1].facts.age_days", is(60))
        .body("reasons[1].facts.time_zone", is("Europe/Madrid"));
    eligibility(clickbank, order, "refund", "vendor", "2026-03-06T10:00:00Z")
        .body("allowed", is(true));
    eligibility(clickbank, order, "cancellation", "customer", "2026-01-06T10:00:00Z")
        .body("allowed", is(false))
        .body("reasons.code", contains("not-a-subscription"));
    clickbank
        .as(Role.INTEGRATION)
        .get("/v1/orders/{id}/eligibility", order)
        .then()
        .statusCode(400)
        .body("errors.parameter", contains("action"));

    clickbank
        .asService("ticket-service")
        .body(
            Map.of(
                "order",
                order,
                "action",
                "refund",
                "by",
                "customer",
                "at",
                "2026-01-06T10:00:00Z",
                "vendor",
                clickbank.vendor))
        .post("/internal/eligibility")
        .then()
        .statusCode(200)
        .body("allowed", is(true))
        .body("reasons.code", contains("refundable", "refund-window"));
    clickbank
        .asService("ticket-service")
        .body(
            Map.of(
                "order",
                order,
                "action",
                "refund",
                "by",
                "vendor",
                "at",
                "2026-01-06T10:00:00Z",
                "vendor",
                clickbank.otherVendor))
        .post("/internal/eligibility")
        .then()
        .statusCode(404);
  }

  private static ValidatableResponse eligibility(
      Sandbox shop, String order, String action, String by, String at) {
    return shop.as(Role.INTEGRATION)
        .queryParams(Map.of("action", action, "by", by, "at", at))
        .get("/v1/orders/{id}/eligibility", order)
        .then()
        .statusCode(200);
  }

  /** Ten euros over three lines: 3.34, 3.33 and 3.33 were paid for them. */
  private String threeLines() {
    var order = shop.order("A-1", 1_000);
    order.put("lines", List.of(line("1", 700), line("2", 700), line("3", 700)));
    String id = shop.push("A-1", order);
    shop.getOrder(id)
        .body("lines.paid.amount", contains(334, 333, 333))
        .body("lines.paid.amount.sum()", is(1_000))
        .body("status", not("refunded"));
    return id;
  }

  private ValidatableResponse create(String key, Map<String, ?> body) {
    return shop.as(Role.OPERATOR)
        .header("Idempotency-Key", key)
        .body(body)
        .post("/v1/refunds")
        .then();
  }
}
