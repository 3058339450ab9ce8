package io.posventa.ticket.thread;

import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.platform.identity.Role;
import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.TestIdentity;
import io.posventa.ticket.shop.Log;
import io.posventa.ticket.shop.Rma;
import io.posventa.ticket.shop.Shop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A caller who did not hear the answer asks again and gets it. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(Rma.class)
class RepeatedRequestTest {
  private Shop shop;

  @BeforeEach
  void everybodyIsWell() {
    Rma.reset();
    shop = Shop.open();
  }

  @Test
  void aRepeatedChangeIsAnsweredAsTheFirst() {
    String id = shop.ticket("support");

    var first = convert(id, "one");
    Rma.everything(503);
    var again = convert(id, "one");

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.asString()).isEqualTo(first.asString());
    assertThat(Log.of(id)).hasSize(2);
  }

  @Test
  void aRepeatedOpeningIsAnsweredAlthoughTheOrderHasNoRightAnyMore() {
    var body = Shop.opening("refund", shop.order());
    var first = shop.asMarketplace().header("Idempotency-Key", "k").body(body).post("/v1/tickets");
    Rma.eligibility(
        200,
        "{\"allowed\": false, \"reasons\": [{\"code\": \"nothing-to-refund\", \"detail\": \"All"
            + " is refunded.\", \"allowed\": false}]}");

    var again = shop.asMarketplace().header("Idempotency-Key", "k").body(body).post("/v1/tickets");

    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.asString()).isEqualTo(first.asString());
  }

  @Test
  void aKeyIsGoodForOneBody() {
    String id = shop.ticket("support");
    convert(id, "one");

    var another =
        shop.asMarketplace()
            .header("Idempotency-Key", "one")
            .body(Map.of("type", "cancellation"))
            .post("/v1/tickets/{id}/convert", id);

    Shop.refused(another, 422, "idempotency-key-reused");
    assertThat(shop.ticketNow(id)).containsEntry("type", "refund");
  }

  @Test
  void closingNeedsNoBodyAtAll() throws Exception {
    String id = shop.ticket("support");
    var request =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + RestAssured.port + "/v1/tickets/" + id + "/close"))
            .header(
                TestIdentity.HEADER,
                TestIdentity.gatewayToken(
                    shop.marketplace, Role.INTEGRATION, null, "tickets:write"))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();

    try (var client = HttpClient.newHttpClient()) {
      var closed = client.send(request, HttpResponse.BodyHandlers.ofString());

      assertThat(closed.statusCode()).as(closed.body()).isEqualTo(200);
    }
    assertThat(shop.ticketNow(id)).containsEntry("status", "closed");
  }

  private Response convert(String id, String key) {
    return shop.asMarketplace()
        .header("Idempotency-Key", key)
        .body(Map.of("type", "refund"))
        .post("/v1/tickets/{id}/convert", id);
  }
}
