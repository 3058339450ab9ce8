package io.posventa.ticket.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

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
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(Rma.class)
@Requirement("CB-16")
class ProposalTest {
  private static final Map<String, String> TO_SUPPORT =
      Map.of("action", "convert", "type", "support", "comment", "May we help you first?");

  private Shop shop;

  @BeforeEach
  void everybodyIsWell() {
    Rma.reset();
    shop = Shop.open();
  }

  @Test
  void acceptanceAndChangeAreOneStepAndTheAnswerIsTheProof() {
    String id = shop.ticket("refund");
    String proposal = propose(id);

    answer(shop.asMarketplace(), id, proposal, "accept")
        .then()
        .statusCode(200)
        .body("status", equalTo("accepted"))
        .body("version", equalTo(2));

    var ticket = shop.ticketNow(id);
    assertThat(ticket).containsEntry("type", "support").containsEntry("version", 3);
    assertThat(Log.types(id))
        .containsExactly("ticket.opened", "ticket.proposed", "ticket.converted");
    var converted = Log.last(id).data();
    assertThat(converted.at("/by/party").asText()).isEqualTo("customer");
    assertThat(converted.at("/consent/via").asText()).isEqualTo("proposal");
    assertThat(converted.at("/consent/evidence").asText()).isEqualTo(proposal);
  }

  @Test
  void aProposalChangesNothingByItself() {
    String id = shop.ticket("refund");

    propose(id);

    assertThat(shop.ticketNow(id))
        .containsEntry("type", "refund")
        .containsEntry("awaiting", "customer");
    assertThat(Log.last(id).data().at("/proposal/status").asText()).isEqualTo("open");
  }

  @Test
  void aDeclinedProposalLeavesTheRequest() {
    String id = shop.ticket("refund");
    String proposal = propose(id);

    shop.asMarketplace()
        .body(Map.of("comment", "No, thank you."))
        .post("/v1/tickets/{id}/proposals/{p}/decline", id, proposal)
        .then()
        .statusCode(200)
        .body("status", equalTo("declined"));

    var told = Log.last(id);
    assertThat(told.type()).isEqualTo("ticket.proposal_declined");
    assertThat(told.data().at("/proposal/status").asText()).isEqualTo("declined");
    assertThat(told.data().at("/proposal/version").asInt()).isEqualTo(2);
    assertThat(told.data().at("/message/body").asText()).isEqualTo("No, thank you.");
    Shop.refused(answer(shop.asMarketplace(), id, proposal, "accept"), 409, "proposal-answered");
    assertThat(shop.ticketNow(id)).containsEntry("type", "refund");
  }

  @Test
  void onlyTheCustomerAnswersAndOnlyTheVendorAsks() {
    String id = shop.ticket("refund");
    String proposal = propose(id);

    Shop.refused(answer(shop.asVendor(), id, proposal, "accept"), 403, "forbidden");
    Shop.refused(answer(shop.asOperator(), id, proposal, "decline"), 403, "forbidden");
    Shop.refused(
        shop.asMarketplace().body(TO_SUPPORT).post("/v1/tickets/{id}/proposals", id),
        403,
        "forbidden");
  }

  @Test
  void oneProposalAtATimeWaits() {
    String id = shop.ticket("refund");
    propose(id);

    Shop.refused(
        shop.asVendor().body(Map.of("action", "close")).post("/v1/tickets/{id}/proposals", id),
        409,
        "proposal-pending");
  }

  @Test
  void closingTheTicketVoidsWhatWaits() {
    String id = shop.ticket("refund");
    String proposal = propose(id);

    shop.asMarketplace().post("/v1/tickets/{id}/close", id).then().statusCode(200);

    Shop.refused(
        answer(shop.asMarketplace(), id, proposal, "accept"), 409, "ticket-already-closed");
  }

  @Test
  void processingVoidsWhatWaits() {
    String id = shop.ticket("refund");
    String proposal = propose(id);

    TestEvents.deliver(shop.reached(id, "execute", 1, Map.of()));

    Shop.refused(answer(shop.asMarketplace(), id, proposal, "accept"), 409, "ticket-executing");
  }

  @Test
  void aConversionNamesItsType() {
    String id = shop.ticket("refund");

    Shop.refused(
        shop.asVendor().body(Map.of("action", "convert")).post("/v1/tickets/{id}/proposals", id),
        400,
        "invalid-request",
        "/type",
        "required");
    Shop.refused(answer(shop.asMarketplace(), id, Shop.id("proposal"), "accept"), 404, "not-found");
  }

  private String propose(String id) {
    return shop.asVendor()
        .body(TO_SUPPORT)
        .post("/v1/tickets/{id}/proposals", id)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static Response answer(
      RequestSpecification caller, String id, String proposal, String answer) {
    return caller.post("/v1/tickets/{id}/proposals/{p}/{answer}", id, proposal, answer);
  }
}
