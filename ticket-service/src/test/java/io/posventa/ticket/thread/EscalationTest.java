package io.posventa.ticket.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.Requirement;
import io.posventa.ticket.shop.Log;
import io.posventa.ticket.shop.Rma;
import io.posventa.ticket.shop.Shop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(Rma.class)
class EscalationTest {
  private static final Map<String, String> REASON = Map.of("reason", "I never agreed to this.");
  private static final Map<String, Object> CLAIM =
      Map.of("consent", Map.of("by", "customer", "via", "phone", "evidence", "Called on Friday"));

  private Shop shop;

  @BeforeEach
  void everybodyIsWell() {
    Rma.reset();
    shop = Shop.open();
  }

  @Test
  @Requirement({"CB-71", "CB-100"})
  void aClosedTicketIsEscalatedAndInThePlatformsQueue() {
    String id = closedByVendor();

    var escalated = escalate(shop.asCustomerOf(id), id).statusCode(201);

    String escalation = escalated.extract().path("id");
    escalated
        .header("Location", endsWith("/v1/escalations/" + escalation))
        .header("ETag", equalTo("\"v1\""))
        .body("object", equalTo("escalation"))
        .body("ticket", equalTo(id))
        .body("vendor", equalTo(shop.vendor))
        .body("by.party", equalTo("customer"))
        .body("reason", equalTo("I never agreed to this."))
        .body("after.action", equalTo("closed"))
        .body("after.by.party", equalTo("vendor"))
        .body("after.close_reason", equalTo("withdrawn"))
        .body("after.consent", equalTo("claimed"))
        .body("after.from_type", nullValue())
        .body("status", equalTo("open"));
    shop.asOperator()
        .get("/v1/escalations?status=open")
        .then()
        .statusCode(200)
        .body("data.id", contains(escalation))
        .body("data.ticket_number", contains(shop.ticketNow(id).get("number")));
    assertThat(shop.ticketNow(id))
        .containsEntry("escalation", escalation)
        .containsEntry("status", "closed")
        .containsEntry("version", 3);
  }

  @Test
  @Requirement("CB-71")
  void aChangedTicketIsEscalatedByEitherPartyAndGoesOn() {
    String id = shop.ticket("refund");
    shop.asMarketplace().body(Map.of("type", "support")).post("/v1/tickets/{id}/convert", id);

    escalate(shop.asVendorOf(id), id)
        .statusCode(201)
        .body("by.party", equalTo("vendor"))
        .body("after.action", equalTo("converted"))
        .body("after.by.party", equalTo("customer"))
        .body("after.from_type", equalTo("refund"))
        .body("after.to_type", equalTo("support"))
        .body("after.consent", equalTo("none"));

    assertThat(shop.ticketNow(id))
        .containsEntry("status", "open")
        .containsEntry("awaiting", "vendor");
    var told = Log.last(id);
    assertThat(told.type()).isEqualTo("ticket.escalated");
    assertThat(told.version()).isEqualTo(3);
    assertThat(told.data().at("/ticket/version").asInt()).isEqualTo(3);
    assertThat(told.data().at("/escalation/after/by/party").asText()).isEqualTo("customer");
  }

  @Test
  void whatWasNeitherClosedNorChangedIsNoMatterForReview() {
    String id = shop.ticket("refund");

    Shop.refused(
        shop.asCustomerOf(id).body(REASON).post("/v1/tickets/{id}/escalate", id),
        409,
        "nothing-to-review");
    mayEscalate(shop.asCustomerOf(id), id, "nothing-to-review");
    shop.asCustomerOf(id).post("/v1/tickets/{id}/close", id);
    mayEscalate(shop.asCustomerOf(id), id, null);
    mayEscalate(shop.asOperator(), id, "forbidden");
    Shop.refused(
        shop.asOperator().body(REASON).post("/v1/tickets/{id}/escalate", id), 403, "forbidden");
    shop.asOperator()
        .body(Map.of("reason", "She called.", "on_behalf_of", "customer"))
        .post("/v1/tickets/{id}/escalate", id)
        .then()
        .statusCode(201)
        .body("by.party", equalTo("customer"))
        .body("by.role", equalTo("operator"));
    mayEscalate(shop.asCustomerOf(id), id, "escalation-pending");
  }

  private static void mayEscalate(RequestSpecification reader, String id, String code) {
    reader
        .get("/v1/tickets/" + id)
        .then()
        .body("allowed_actions.find { it.action == 'escalate' }.allowed", equalTo(code == null))
        .body("allowed_actions.find { it.action == 'escalate' }.code", equalTo(code));
  }

  @Test
  void ofTwoWhoEscalateAtOnceOneDoes() throws Exception {
    String id = closedByVendor();
    Callable<Integer> customer = () -> escalate(shop.asCustomerOf(id), id).extract().statusCode();
    Callable<Integer> vendor = () -> escalate(shop.asVendorOf(id), id).extract().statusCode();

    List<Integer> answers;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      answers =
          threads.invokeAll(List.of(customer, vendor, customer, vendor)).stream()
              .map(done -> done.resultNow())
              .sorted()
              .toList();
    }

    assertThat(answers).containsExactly(201, 409, 409, 409);
    assertThat(Log.types(id)).filteredOn("ticket.escalated"::equals).hasSize(1);
  }

  @Test
  @Requirement("CB-71")
  void thePlatformDecidesOnceAndBothPartiesReadIt() {
    String id = closedByVendor();
    String escalation = escalate(shop.asCustomerOf(id), id).extract().path("id");
    var decision = Map.of("outcome", "upheld", "note", "The customer agreed to nothing.");

    shop.asOperator()
        .header("If-Match", "\"v1\"")
        .body(decision)
        .post("/v1/escalations/{id}/decide", escalation)
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"v2\""))
        .body("status", equalTo("upheld"))
        .body("decision.outcome", equalTo("upheld"))
        .body("decision.by.party", equalTo("operator"));

    Shop.refused(
        shop.asOperator().body(decision).post("/v1/escalations/{id}/decide", escalation),
        409,
        "escalation-decided");
    shop.asCustomerOf(id)
        .get("/v1/escalations/" + escalation)
        .then()
        .statusCode(200)
        .body("decision.note", equalTo("The customer agreed to nothing."));
    var told = Log.last(id);
    assertThat(told.type()).isEqualTo("ticket.escalation_decided");
    assertThat(told.version()).isEqualTo(4);
    assertThat(told.data().at("/escalation/version").asInt()).isEqualTo(2);
    assertThat(told.data().at("/escalation/decision/outcome").asText()).isEqualTo("upheld");
    assertThat(shop.ticketNow(id)).doesNotContainKey("escalation").containsEntry("unread", true);
    escalate(shop.asVendorOf(id), id).statusCode(201);
  }

  @Test
  void onlyOperatorsDecide() {
    String id = closedByVendor();
    String escalation = escalate(shop.asCustomerOf(id), id).extract().path("id");
    var decision = Map.of("outcome", "dismissed", "note", "It was right.");

    for (var other :
        List.of(
            shop.asMarketplace(),
            shop.asVendor(),
            shop.asPhoneRepresentative(),
            shop.asCustomerOf(id))) {
      Shop.refused(
          other.body(decision).post("/v1/escalations/{id}/decide", escalation), 403, "forbidden");
    }
    Shop.refused(
        shop.asOperator()
            .header("If-Match", "\"v2\"")
            .body(decision)
            .post("/v1/escalations/{id}/decide", escalation),
        412,
        "version-mismatch");
  }

  @Test
  @Requirement("GEN-28")
  void everybodySeesItsOwnEscalationsOnly() {
    String order = shop.order();
    String id = Shop.ticket(shop.asMarketplace(), "support", order);
    shop.asMarketplace().post("/v1/tickets/{id}/close", id);
    String escalation = escalate(shop.asCustomerOf(id), id).extract().path("id");
    String path = "/v1/escalations/" + escalation;

    for (var own : List.of(shop.asVendor(), shop.asCustomerOf(order), shop.asVendorOf(id))) {
      own.get("/v1/escalations").then().body("data.id", contains(escalation));
      own.get(path).then().statusCode(200);
    }
    var stranger = Shop.open();
    for (var foreign :
        List.of(
            shop.asOtherVendor(),
            shop.asCustomerOf(shop.order()),
            shop.asVendorOf(shop.ticket("support")),
            stranger.asOperator())) {
      foreign.get("/v1/escalations").then().statusCode(200).body("data", hasSize(0));
      Shop.refused(foreign.get(path), 404, "not-found");
    }
    Shop.refused(
        stranger
            .asOperator()
            .body(Map.of("outcome", "upheld", "note", "Yes."))
            .post(path + "/decide"),
        404,
        "not-found");
  }

  @Test
  void escalationsComeInPages() {
    for (int i = 0; i < 3; i++) {
      String id = closedByVendor();
      escalate(shop.asCustomerOf(id), id).statusCode(201);
    }

    var first = shop.asVendor().get("/v1/escalations?limit=2").then().body("data", hasSize(2));
    String cursor = first.extract().path("next_cursor");
    shop.asVendor()
        .get("/v1/escalations?limit=2&cursor={c}", cursor)
        .then()
        .body("data", hasSize(1))
        .body("has_more", equalTo(false));
  }

  @Test
  @Requirement("GEN-02")
  void theHistoryKeepsTheReviewWithoutItsWords() {
    String id = closedByVendor();
    String escalation = escalate(shop.asCustomerOf(id), id).extract().path("id");
    shop.asOperator()
        .body(Map.of("outcome", "upheld", "note", "A secret of Ana's."))
        .post("/v1/escalations/{id}/decide", escalation);

    String history = shop.asOperator().get("/v1/tickets/{id}/history", id).asString();

    assertThat(history)
        .contains("ticket.escalated", "ticket.escalation_decided", escalation, "note_digest")
        .doesNotContain("I never agreed", "A secret");
  }

  private String closedByVendor() {
    String id = shop.ticket("refund");
    shop.asVendor().body(CLAIM).post("/v1/tickets/{id}/close", id).then().statusCode(200);
    return id;
  }

  private static ValidatableResponse escalate(RequestSpecification caller, String id) {
    return caller.body(REASON).post("/v1/tickets/{id}/escalate", id).then();
  }
}
