package io.posventa.ticket.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.posventa.platform.test.Postgres;
import io.posventa.ticket.shop.Log;
import io.posventa.ticket.shop.Rma;
import io.posventa.ticket.shop.Shop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(Rma.class)
class MessageInputTest {
  private Shop shop;
  private String id;

  @BeforeEach
  void aTicket() {
    Rma.reset();
    shop = Shop.open();
    id = shop.ticket("support");
  }

  @Test
  void aMessageMayHaveLinesAndNoOtherControlCharacters() {
    post(Map.of("body", "One\n\ttwo")).then().statusCode(201).body("body", equalTo("One\n\ttwo"));
    Shop.refused(post(Map.of("body", "\u001b[31m")), 400, "invalid-request", "/body", "plain_text");
    Shop.refused(post(Map.of("body", "")), 400, "invalid-request", "/body", "too_short");
    Shop.refused(post(Map.of()), 400, "invalid-request", "/body", "required");
    assertThat(Log.of(id)).hasSize(2);
  }

  @Test
  void aMessageReachesTheOtherParty() {
    post(Map.of("body", "Hi")).then().statusCode(201).body("to", contains("customer"));
    post(Map.of("body", "Hi", "to", List.of("customer"))).then().statusCode(201);
    Shop.refused(
        post(Map.of("body", "Hi", "to", List.of("internal"))),
        422,
        "rule-violated",
        "/to",
        "not_offered");
    Shop.refused(
        post(Map.of("body", "Hi", "to", List.of("everybody"))),
        400,
        "invalid-request",
        "/to/0",
        "unknown_value");
  }

  @Test
  void anAnswerNamesAMessageOfTheSameTicket() {
    String first =
        shop.asVendor().get("/v1/tickets/{id}/messages", id).then().extract().path("data[0].id");

    post(Map.of("body", "Hi", "in_reply_to", first))
        .then()
        .statusCode(201)
        .body("in_reply_to", equalTo(first));
    Shop.refused(
        post(Map.of("body", "Hi", "in_reply_to", Shop.id("msg"))),
        404,
        "not-found",
        "/in_reply_to",
        "not_found");
  }

  @Test
  void consentIsCheckedFieldByField() {
    var incomplete = Map.of("consent", Map.of("by", "customer", "via", "message"));
    var byVendor = Map.of("consent", Map.of("by", "vendor", "via", "message", "evidence", "msg_1"));

    Shop.refused(
        shop.asVendor().body(incomplete).post("/v1/tickets/{id}/close", id),
        400,
        "invalid-request",
        "/consent/evidence",
        "required");
    Shop.refused(
        shop.asVendor().body(byVendor).post("/v1/tickets/{id}/close", id),
        400,
        "invalid-request",
        "/consent/by",
        "unknown_value");
  }

  private Response post(Map<String, ?> body) {
    return shop.asVendor().body(body).post("/v1/tickets/{id}/messages", id);
  }
}
