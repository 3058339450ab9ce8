package io.posventa.ticket.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.Requirement;
import io.posventa.platform.test.TestEvents;
import io.posventa.ticket.shop.Log;
import io.posventa.ticket.shop.Rma;
import io.posventa.ticket.shop.Shop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What arrives by mail: notification-service says who wrote it, the ticket's rules decide. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(Rma.class)
class InboundTest {
  private Shop shop;

  @BeforeEach
  void everybodyIsWell() {
    Rma.reset();
    shop = Shop.open();
  }

  @Test
  @Requirement({"CB-96", "GEN-22"})
  void aCustomersMailOpensARequestOfTheCustomers() {
    String order = shop.order();

    var opened =
        mail().body(opening("refund", order, "customer")).post("/internal/inbound/tickets");

    opened
        .then()
        .statusCode(201)
        .body("number", matchesPattern("T-\\d+"))
        .body("version", equalTo(1));
    String id = opened.path("id");
    assertThat(shop.ticketNow(id))
        .containsEntry("channel", "email")
        .containsEntry("awaiting", "vendor");
    var told = Log.last(id);
    assertThat(told.type()).isEqualTo("ticket.opened");
    assertThat(told.data().at("/ticket/opened_by/party").asText()).isEqualTo("customer");
    assertThat(told.data().at("/ticket/opened_by/role").asText()).isEqualTo("customer");
    assertThat(told.data().at("/ticket/opened_by/id").asText()).isEqualTo("inbound_1");
    assertThat(told.data().at("/message/sent_from").asText()).isEqualTo("ana@elsewhere.example");
    assertThat(told.data().at("/message/from/name").asText()).isEqualTo("Ana Pérez");
  }

  @Test
  @Requirement("GEN-22")
  void aVendorsMailOpensARequestOfTheVendors() {
    String order = shop.order();

    String id =
        mail()
            .body(opening("cancellation", order, "vendor"))
            .post("/internal/inbound/tickets")
            .path("id");

    assertThat(shop.ticketNow(id)).containsEntry("awaiting", "none");
    var told = Log.last(id);
    assertThat(told.data().at("/ticket/opened_by/party").asText()).isEqualTo("vendor");
    assertThat(told.data().at("/message/sent_from").isMissingNode()).isTrue();
  }

  @Test
  void theRulesOfEverybodyHoldForMailsToo() {
    String order = shop.order();
    var refund = opening("refund", order, "customer");
    mail().body(refund).post("/internal/inbound/tickets").then().statusCode(201);

    Shop.refused(
        mail().body(refund).post("/internal/inbound/tickets"), 409, "refund-already-requested");
    Shop.refused(
        mail()
            .body(opening("refund", Shop.id("order"), "customer"))
            .post("/internal/inbound/tickets"),
        404,
        "not-found",
        "/order",
        "not_found");
    Rma.eligibility(
        200,
        "{\"allowed\": false, \"reasons\": [{\"code\": \"refund-window-closed\","
            + " \"detail\": \"Too late.\", \"allowed\": false}]}");
    Shop.refused(
        mail().body(opening("refund", shop.order(), "customer")).post("/internal/inbound/tickets"),
        422,
        "refund-window-closed");
    refund.put("automatic", true);
    Shop.refused(
        mail().body(refund).post("/internal/inbound/tickets"),
        422,
        "rule-violated",
        "/automatic",
        "automatic");
  }

  @Test
  void theSameMailTwiceOpensOneTicket() {
    var body = opening("support", shop.order(), "customer");

    var first = mail().header("Idempotency-Key", "inbound_1").body(body);
    String id = first.post("/internal/inbound/tickets").path("id");
    var again = mail().header("Idempotency-Key", "inbound_1").body(body);

    again.post("/internal/inbound/tickets").then().statusCode(201).body("id", equalTo(id));
    shop.asMarketplace().get("/v1/tickets").then().body("data", hasSize(1));
  }

  @Test
  @Requirement({"CB-03", "CB-69"})
  void anAnswerByMailIsTheMessageOfItsParty() {
    String id = shop.ticket("support");

    var written = write(id, "vendor", false);

    written
        .then()
        .statusCode(201)
        .body("id", startsWith("msg_"))
        .body("ticket_version", equalTo(2));
    shop.asCustomerOf(id)
        .get("/v1/tickets/{id}/messages", id)
        .then()
        .body("data.body", contains("Please help.", "I am away."))
        .body("data[1].from.party", equalTo("vendor"))
        .body("data[1].from.name", equalTo("Acme"));
    assertThat(shop.ticketNow(id)).containsEntry("awaiting", "customer");
    assertThat(Log.last(id).type()).isEqualTo("message.from_vendor");
  }

  @Test
  @Requirement({"GEN-23", "CB-69"})
  void anAutomaticAnswerIsKeptAndChangesNobodysTurn() {
    String id = shop.ticket("support");

    write(id, "vendor", true).then().statusCode(201);

    assertThat(shop.ticketNow(id))
        .containsEntry("awaiting", "vendor")
        .containsEntry("last_party", "customer");
    var told = Log.last(id);
    assertThat(told.version()).isEqualTo(2);
    assertThat(told.data().at("/message/automatic").asBoolean()).isTrue();
    var due =
        shop.reached(
            id, "warn", 1, Map.of("cancel", List.of(Map.of("event", "message.from_vendor"))));
    TestEvents.deliver(due).then().statusCode(200);
    assertThat(Log.last(id).type()).isEqualTo("ticket.warned");
  }

  @Test
  void aMailToAClosedOrUnknownTicketIsRefused() {
    String id = shop.ticket("support");
    shop.asMarketplace().post("/v1/tickets/{id}/close", id);

    Shop.refused(write(id, "customer", false), 409, "ticket-already-closed");
    Shop.refused(write(Shop.id("ticket"), "customer", false), 404, "not-found");
    Shop.refused(
        shop.asOperator().body(Map.of()).post("/internal/inbound/messages"), 403, "forbidden");
  }

  private RequestSpecification mail() {
    return shop.asService("notification-service");
  }

  private Response write(String ticket, String party, boolean automatic) {
    return mail()
        .body(
            Map.of(
                "ticket", ticket,
                "party", party,
                "address", "someone@elsewhere.example",
                "body", "I am away.",
                "automatic", automatic))
        .post("/internal/inbound/messages");
  }

  private static Map<String, Object> opening(String type, String order, String party) {
    var body = new HashMap<String, Object>();
    body.put("type", type);
    body.put("order", order);
    body.put("party", party);
    body.put("address", "ana@elsewhere.example");
    body.put("name", "A. P.");
    body.put("subject", "Refund for A-1");
    body.put("body", "Please give me my money back.");
    body.put("source", "inbound_1");
    return body;
  }
}
