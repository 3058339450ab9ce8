package io.posventa.rma.reconciliation;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.posventa.platform.identity.Role;
import io.posventa.platform.test.Postgres;
import io.posventa.rma.Outside;
import io.posventa.rma.Sandbox;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(Outside.class)
class ReconciliationTest {
  private Sandbox shop;

  @BeforeEach
  void openShop() {
    shop = Sandbox.clickbank();
  }

  @AfterEach
  void behave() {
    Outside.behave();
  }

  @Test
  void booksThatAgreeHaveNoDifferences() {
    refunded("A-1", "succeeded");

    run().body("compared", is(1)).body("differences", is(0));
    differences().body("data", empty());
  }

  @Test
  void whatWasPaidElsewhereIsMissingHere() {
    shop.push("A-1", shop.order("A-1", 1_999));
    Outside.refundElsewhere(shop.charge("A-1"), 70);

    run().body("differences", is(1));
    run().body("differences", is(1));

    differences()
        .body("data.kind", contains("missing_here"))
        .body("data[0].object", is("reconciliation_difference"))
        .body("data[0].theirs.amount", is(70));
  }

  @Test
  void aRefundPaidTwiceAndOnePaidAfterItWasDeclinedAreFound() {
    String twice = refunded("A-1", "succeeded");
    Outside.payBehindOurBack(shop.charge("A-1"), 1_999, shop.marketplace, twice);
    Outside.misbehave(
        "{\"kind\":\"DECLINED\",\"charge\":\"%s\",\"times\":1}".formatted(shop.charge("A-2")));
    String declined = refunded("A-2", "needs_person");
    Outside.payBehindOurBack(shop.charge("A-2"), 1_999, shop.marketplace, declined);

    run().body("differences", is(2));

    differences().body("data.kind", containsInAnyOrder("paid_twice", "status_differs"));
    approve(declined);
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                shop.as(Role.OPERATOR)
                    .get("/v1/refunds/{id}", declined)
                    .then()
                    .body("status", is("succeeded")));
    run().body("differences", is(1));
    differences().body("data.kind", contains("paid_twice")).body("data.refund", contains(twice));
  }

  @Test
  void anotherTenantsRefundsAreNotCompared() {
    refunded("A-1", "succeeded");
    var other = Sandbox.clickbank();

    other
        .as(Role.OPERATOR)
        .post("/v1/reconciliations")
        .then()
        .statusCode(200)
        .body("compared", is(0));
  }

  @Test
  void onlyOperatorsSeeTheBooks() {
    shop.asVendor(shop.vendor).get("/v1/reconciliations").then().statusCode(403);
    shop.asVendor(shop.vendor).post("/v1/reconciliations").then().statusCode(403);
  }

  private void approve(String refund) {
    shop.as(Role.OPERATOR)
        .header("Idempotency-Key", "again")
        .body(Map.of())
        .post("/v1/refunds/{id}/approve", refund)
        .then()
        .statusCode(200);
  }

  private String refunded(String name, String status) {
    String order = shop.push(name, shop.order(name, 1_999));
    String ticket = shop.open("refund", order);
    shop.tell("ticket.execution_started", ticket, "refund", order);
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> shop.refundOf(ticket).body("status", is(status)));
    return shop.refundOf(ticket).extract().path("id");
  }

  private ValidatableResponse run() {
    return shop.as(Role.OPERATOR).post("/v1/reconciliations").then().statusCode(200);
  }

  private ValidatableResponse differences() {
    return shop.as(Role.OPERATOR).get("/v1/reconciliations").then().statusCode(200);
  }
}
