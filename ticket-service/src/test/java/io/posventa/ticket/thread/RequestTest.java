package io.posventa.ticket.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.Requirement;
import io.posventa.ticket.shop.Log;
import io.posventa.ticket.shop.Rma;
import io.posventa.ticket.shop.Shop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Refund and cancellation requests: who has a right to one, and one at a time for an order. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(Rma.class)
class RequestTest {
  private Shop shop;

  @BeforeEach
  void everybodyIsWell() {
    Rma.reset();
    shop = Shop.open();
  }

  @ParameterizedTest
  @CsvSource({
    "refund, refund-window-closed, refund-window-closed",
    "cancellation, not-a-subscription, not-a-subscription",
    "refund, nothing-to-refund, nothing-to-refund",
    "cancellation, subscription-ended, subscription-ended",
    "refund, a-rule-of-tomorrow, not-eligible"
  })
  @Requirement({"CB-07", "CB-40"})
  void whatTheOrderHasNoRightToIsRefusedWithTheFirstReason(
      String type, String reason, String code) {
    String order = shop.order();
    Rma.eligibility(
        200,
        """
        {"allowed": false, "order": "x", "reasons": [
          {"code": "window-open", "detail": "The sale is 3 days old.", "allowed": true},
          {"code": "%s", "detail": "It is too late.", "allowed": false, "facts": {}}]}"""
            .formatted(reason));

    var refused = shop.asMarketplace().body(Shop.opening(type, order)).post("/v1/tickets");

    Shop.refused(refused, 422, code);
    assertThat(refused.<String>path("detail")).isEqualTo("It is too late.");
    shop.asMarketplace().get("/v1/tickets").then().body("data.size()", equalTo(0));
  }

  @Test
  void rmaServiceIsAskedForTheRequestersOwnWindow() {
    String order = shop.order();

    Shop.ticket(shop.asVendor(), "refund", order);

    assertThat(Rma.asked()).hasSize(1);
    assertThat(Rma.asked().getFirst().body())
        .contains("\"order\":\"" + order + "\"")
        .contains("\"action\":\"refund\"")
        .contains("\"by\":\"vendor\"")
        .contains("\"vendor\":\"" + shop.vendor + "\"");
  }

  @Test
  void withoutRmaServiceRequestsWaitAndSupportDoesNot() {
    String order = shop.order();
    Rma.everything(503);

    var refused = shop.asMarketplace().body(Shop.opening("refund", order)).post("/v1/tickets");

    Shop.refused(refused, 503, "unavailable");
    assertThat(refused.<Boolean>path("retryable")).isTrue();
    assertThat(refused.header("Retry-After")).isNotNull();
    Shop.ticket(shop.asMarketplace(), "support", order);
    Rma.reset();
    await().untilAsserted(() -> Shop.ticket(shop.asMarketplace(), "refund", shop.order()));
  }

  @Test
  void anOrderHasOneOpenRequest() {
    String order = shop.order();
    String first = Shop.ticket(shop.asMarketplace(), "refund", order);
    String support = Shop.ticket(shop.asMarketplace(), "support", order);

    Shop.refused(
        shop.asMarketplace().body(Shop.opening("cancellation", order)).post("/v1/tickets"),
        409,
        "refund-already-requested");
    Shop.refused(convert(support, "refund"), 409, "refund-already-requested");
    assertThat(shop.ticketNow(support))
        .containsEntry("type", "support")
        .containsEntry("version", 1);
    shop.asMarketplace().post("/v1/tickets/{id}/close", first).then().statusCode(200);
    convert(support, "refund").then().statusCode(200);
  }

  @Test
  void ofManyThatAskAtOnceOneIsHeard() throws Exception {
    String order = shop.order();
    var body = Shop.opening("refund", order);
    Callable<Integer> ask = () -> shop.asMarketplace().body(body).post("/v1/tickets").statusCode();

    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = callers.invokeAll(IntStream.range(0, 12).mapToObj(_ -> ask).toList());
      var statuses = answers.stream().map(answer -> answer.resultNow()).toList();

      assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
      assertThat(statuses).filteredOn(status -> status == 409).hasSize(11);
    }
    shop.asMarketplace().get("/v1/tickets?order=" + order).then().body("data.size()", equalTo(1));
  }

  @Test
  @Requirement({"CB-22", "CB-23", "CB-110", "GEN-02"})
  void supportBecomesARefundAndSupportAgain() {
    String id = shop.ticket("support");

    convert(id, "refund")
        .then()
        .statusCode(200)
        .body("type", equalTo("refund"))
        .body("type_changed_by", equalTo("customer"))
        .body("version", equalTo(2));
    convert(id, "support").then().statusCode(200).body("type", equalTo("support"));

    var there = Log.of(id).get(1);
    assertThat(there.type()).isEqualTo("ticket.converted");
    assertThat(there.data().at("/from_type").asText()).isEqualTo("support");
    assertThat(there.data().at("/to_type").asText()).isEqualTo("refund");
    assertThat(there.data().at("/by/party").asText()).isEqualTo("customer");
    shop.asMarketplace()
        .get("/v1/tickets/{id}/history", id)
        .then()
        .body("data.type", contains("ticket.opened", "ticket.converted", "ticket.converted"))
        .body("data[1].facts.from_type", equalTo("support"))
        .body("data[1].by.party", equalTo("customer"))
        .body("data[2].previous_digest", equalTo(digest(id, 1)));
  }

  @Test
  @Requirement("CB-22")
  void theAgeOfTheSaleCountsAsOfTheTicketsOpening() {
    String id = shop.ticket("support");
    String opened = (String) shop.ticketNow(id).get("created_at");

    convert(id, "refund").then().statusCode(200);

    assertThat(Rma.asked().getLast().body()).contains("\"at\":\"" + opened + "\"");
  }

  @Test
  void changingToTheSameTypeIsRefused() {
    Shop.refused(convert(shop.ticket("refund"), "refund"), 409, "invalid-transition");
  }

  private String digest(String id, int entry) {
    return shop.asMarketplace()
        .get("/v1/tickets/{id}/history", id)
        .then()
        .extract()
        .path("data[" + entry + "].digest");
  }

  private Response convert(String id, String type) {
    return shop.asMarketplace().body(Map.of("type", type)).post("/v1/tickets/{id}/convert", id);
  }
}
