package io.posventa.ticket.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.Requirement;
import io.posventa.ticket.shop.Log;
import io.posventa.ticket.shop.Rma;
import io.posventa.ticket.shop.Shop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a link from a mail reaches: its own case, for its own party. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(Rma.class)
class LinkTest {
  private Shop shop;

  @BeforeEach
  void everybodyIsWell() {
    Rma.reset();
    shop = Shop.open();
  }

  @Test
  @Requirement({"CB-103", "CB-104"})
  void eachPartyAnswersByTheLinkOfItsMail() {
    String id = shop.ticket("support");

    shop.asVendorOf(id)
        .body(Map.of("body", "Here is a new link."))
        .post("/v1/tickets/{id}/messages", id)
        .then()
        .statusCode(201)
        .body("from.party", equalTo("vendor"))
        .body("from.id", startsWith("link_"));
    shop.asCustomerOf(id)
        .get("/v1/tickets/{id}/messages", id)
        .then()
        .statusCode(200)
        .body("data.body", contains("Please help.", "Here is a new link."));
    shop.asCustomerOf(id)
        .body(Map.of("comment", "It works."))
        .post("/v1/tickets/{id}/close", id)
        .then()
        .statusCode(200)
        .body("closed_by.party", equalTo("customer"));
  }

  @Test
  @Requirement({"GEN-27", "GEN-28"})
  void aTicketsLinkReachesNoOtherTicketNotEvenOfTheSameOrder() {
    String order = shop.order();
    String own = Shop.ticket(shop.asMarketplace(), "support", order);
    String other = Shop.ticket(shop.asMarketplace(), "support", order);
    String proposal = proposal(other);

    for (var link : List.of(own, shop.order(), Shop.id("confirm"))) {
      nothingIsFound(() -> shop.asCustomerOf(link), other, proposal);
      nothingIsFound(() -> shop.asVendorOf(link), other, proposal);
    }
    assertThat(Log.of(other)).hasSize(2);
    shop.asCustomerOf(own).get("/v1/tickets").then().body("data.id", contains(own));
  }

  private void nothingIsFound(Link link, String ticket, String proposal) {
    String path = "/v1/tickets/" + ticket;
    for (String read : List.of("", "/messages", "/history")) {
      Shop.refused(link.request().get(path + read), 404, "not-found");
    }
    var writes =
        Map.of(
            "/messages",
            Map.of("body", "Hello"),
            "/close",
            Map.of(),
            "/convert",
            Map.of("type", "refund"),
            "/read",
            Map.of(),
            "/escalate",
            Map.of("reason", "Unfair"),
            "/proposals",
            Map.of("action", "close"),
            "/proposals/" + proposal + "/accept",
            Map.of(),
            "/proposals/" + proposal + "/decline",
            Map.of());
    writes.forEach(
        (write, body) ->
            Shop.refused(link.request().body(body).post(path + write), 404, "not-found"));
  }

  private interface Link {
    RequestSpecification request();
  }

  private String proposal(String ticket) {
    return shop.asVendor()
        .body(Map.of("action", "close"))
        .post("/v1/tickets/{id}/proposals", ticket)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  @Test
  @Requirement({"CB-105", "GEN-27"})
  void anOrdersLinkOpensAndReachesTheTicketsOfItsOrderOnly() {
    String order = shop.order();
    String elsewhere = shop.ticket("support");

    String id = Shop.ticket(shop.asCustomerOf(order), "support", order);

    shop.asCustomerOf(order).get("/v1/tickets/" + id).then().statusCode(200);
    shop.asCustomerOf(order).get("/v1/tickets").then().body("data.id", contains(id));
    shop.asCustomerOf(order)
        .get("/v1/tickets?vendor=" + shop.vendor)
        .then()
        .body("data.id", contains(id));
    Shop.refused(shop.asCustomerOf(order).get("/v1/tickets/" + elsewhere), 404, "not-found");
    for (String link : List.of(order, id)) {
      Shop.refused(
          shop.asCustomerOf(link).body(Shop.opening("support", shop.order())).post("/v1/tickets"),
          404,
          "not-found",
          "/order",
          "not_found");
    }
  }

  @Test
  @Requirement("GEN-29")
  void aForwardedLinkCarriesNoRightsOfTheOtherParty() {
    String id = shop.ticket("refund");
    String proposal = proposal(id);

    Shop.refused(
        shop.asVendorOf(id).post("/v1/tickets/" + id + "/proposals/" + proposal + "/accept"),
        403,
        "forbidden");
    Shop.refused(
        shop.asVendorOf(id)
            .body(Map.of("on_behalf_of", "customer"))
            .post("/v1/tickets/" + id + "/close"),
        403,
        "forbidden",
        "/on_behalf_of",
        "forbidden");
    Shop.refused(
        shop.asCustomerOf(id)
            .body(Map.of("body", "We are the vendor.", "on_behalf_of", "vendor"))
            .post("/v1/tickets/" + id + "/messages"),
        403,
        "forbidden",
        "/on_behalf_of",
        "forbidden");
    shop.asCustomerOf(id)
        .post("/v1/tickets/" + id + "/proposals/" + proposal + "/accept")
        .then()
        .statusCode(200);
  }

  @Test
  void theOpenProposalShowsOnTheTicketUntilItIsAnswered() {
    String id = shop.ticket("refund");
    String proposal = proposal(id);

    shop.asCustomerOf(id)
        .get("/v1/tickets/" + id)
        .then()
        .body("proposal.id", equalTo(proposal))
        .body("proposal.action", equalTo("close"));
    shop.asVendor()
        .get("/v1/tickets/" + id)
        .then()
        .body("allowed_actions.find { it.action == 'propose' }.code", equalTo("proposal-pending"));
    shop.asCustomerOf(id)
        .post("/v1/tickets/" + id + "/proposals/" + proposal + "/decline")
        .then()
        .statusCode(200);
    assertThat(shop.ticketNow(id)).doesNotContainKey("proposal");
  }

  @Test
  @Requirement("CB-106")
  void aPhoneRepresentativeActsForAnyCustomerAndForNoVendor() {
    var body = Shop.opening("refund", shop.order(shop.otherVendor));
    body.put("on_behalf_of", "customer");

    String id =
        shop.asPhoneRepresentative()
            .body(body)
            .post("/v1/tickets")
            .then()
            .statusCode(201)
            .body("channel", equalTo("phone"))
            .body("opened_by.party", equalTo("customer"))
            .body("opened_by.role", equalTo("phone_representative"))
            .extract()
            .path("id");

    Shop.refused(
        shop.asPhoneRepresentative()
            .body(Map.of("on_behalf_of", "vendor"))
            .post("/v1/tickets/" + id + "/close"),
        403,
        "forbidden",
        "/on_behalf_of",
        "forbidden");
    Shop.refused(
        shop.asPhoneRepresentative().post("/v1/tickets/" + id + "/close"), 403, "forbidden");
    body.put("channel", "portal");
    Shop.refused(
        shop.asPhoneRepresentative().body(body).post("/v1/tickets"),
        403,
        "forbidden",
        "/channel",
        "forbidden");
    shop.asPhoneRepresentative()
        .body(Map.of("on_behalf_of", "customer"))
        .post("/v1/tickets/" + id + "/close")
        .then()
        .statusCode(200)
        .body("closed_by.party", equalTo("customer"));
  }

  @Test
  void aTicketIsFoundByItsNumber() {
    String id = shop.ticket("support");
    shop.ticket("support");
    String number = (String) shop.ticketNow(id).get("number");

    shop.asVendor().get("/v1/tickets?number=" + number).then().body("data.id", contains(id));
    shop.asVendor()
        .get("/v1/tickets?number=" + number.toLowerCase(Locale.ROOT))
        .then()
        .body("data", hasSize(1));
    shop.asOtherVendor().get("/v1/tickets?number=" + number).then().body("data", hasSize(0));
  }
}
