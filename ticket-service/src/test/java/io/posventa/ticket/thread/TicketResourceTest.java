package io.posventa.ticket.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.Requirement;
import io.posventa.ticket.shop.Log;
import io.posventa.ticket.shop.Rma;
import io.posventa.ticket.shop.Shop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(Rma.class)
class TicketResourceTest {
  private Shop shop;

  @BeforeEach
  void everybodyIsWell() {
    Rma.reset();
    shop = Shop.open();
  }

  @ParameterizedTest
  @ValueSource(strings = {"support", "refund", "cancellation"})
  @Requirement({"CB-06", "CB-02", "CB-08", "CB-109", "CB-01"})
  void everyTypeIsOpenedAndFoundByTheVendor(String type) {
    String order = shop.order();

    var opened = shop.asMarketplace().body(Shop.opening(type, order)).post("/v1/tickets").then();

    String id = opened.statusCode(201).extract().path("id");
    opened
        .header("Location", endsWith("/v1/tickets/" + id))
        .header("ETag", matchesPattern("\"v1-[0-9a-f]{8}\""))
        .body("object", equalTo("ticket"))
        .body("version", equalTo(1))
        .body("number", matchesPattern("T-\\d+"))
        .body("type", equalTo(type))
        .body("status", equalTo("open"))
        .body("awaiting", equalTo("vendor"))
        .body("order", equalTo(order))
        .body("vendor", equalTo(shop.vendor))
        .body("customer.email", equalTo("Ana@example.com"))
        .body("locale", equalTo("es"))
        .body("channel", equalTo("api"))
        .body("policy", equalTo(shop.policy))
        .body("opened_by.party", equalTo("customer"))
        .body("opened_by.role", equalTo("integration"))
        .body("opened_by.on_behalf_of", equalTo("customer"))
        .body("closed_at", nullValue());
    shop.asVendor()
        .get("/v1/tickets?type=" + type)
        .then()
        .statusCode(200)
        .body("data.id", contains(id));
  }

  @Test
  void openingTellsTheTicketAndItsMessage() {
    String id = shop.ticket("support");

    var told = Log.of(id);

    assertThat(told).hasSize(1);
    var opened = told.getFirst();
    assertThat(opened.type()).isEqualTo("ticket.opened");
    assertThat(opened.version()).isEqualTo(1);
    assertThat(opened.subject()).isEqualTo(id);
    assertThat(opened.data().at("/ticket/id").asText()).isEqualTo(id);
    assertThat(opened.data().at("/ticket/version").asInt()).isEqualTo(1);
    assertThat(opened.data().at("/ticket/last_party").asText()).isEqualTo("customer");
    assertThat(opened.data().at("/message/body").asText()).isEqualTo("Please help.");
    assertThat(opened.data().at("/message/from/party").asText()).isEqualTo("customer");
    assertThat(opened.data().at("/message/ticket_version").asInt()).isEqualTo(1);
    assertThat(opened.data().at("/ticket/allowed_actions").isMissingNode()).isTrue();
  }

  @Test
  void aPlainTicketAsksNobody() {
    String order = shop.order();
    Rma.everything(500);

    Shop.ticket(shop.asMarketplace(), "support", order);

    assertThat(Rma.asked()).isEmpty();
  }

  @Test
  void anOrderIsNamedByItsStorefrontsNameToo() {
    String order = shop.order();

    shop.asMarketplace()
        .body(Shop.opening("support", "ext:A-1"))
        .post("/v1/tickets")
        .then()
        .statusCode(201)
        .body("order", equalTo(order));
    shop.asMarketplace()
        .get("/v1/tickets?order=ext:A-1")
        .then()
        .statusCode(200)
        .body("data", hasSize(1));
  }

  @Test
  @Requirement({"CB-09", "CB-10"})
  void aPhoneRepresentativeOpensForACaller() {
    var body = Shop.opening("refund", shop.order());
    body.put("channel", "phone");
    body.put("on_behalf_of", "customer");

    shop.asOperator()
        .body(body)
        .post("/v1/tickets")
        .then()
        .statusCode(201)
        .body("channel", equalTo("phone"))
        .body("opened_by.party", equalTo("customer"))
        .body("opened_by.role", equalTo("operator"))
        .body("opened_by.on_behalf_of", equalTo("customer"));
    Shop.refused(
        shop.asMarketplace().body(body).post("/v1/tickets"),
        403,
        "forbidden",
        "/channel",
        "forbidden");
  }

  @Test
  @Requirement({"CB-19", "CB-20"})
  void aVendorOpensForItsOwnOrdersOnly() {
    String own = shop.order();
    String foreign = shop.order(shop.otherVendor);

    shop.asVendor()
        .body(Shop.opening("refund", own))
        .post("/v1/tickets")
        .then()
        .statusCode(201)
        .body("opened_by.party", equalTo("vendor"))
        .body("awaiting", equalTo("none"));
    Shop.refused(
        shop.asVendor().body(Shop.opening("refund", foreign)).post("/v1/tickets"),
        404,
        "not-found",
        "/order",
        "not_found");
    Shop.refused(
        shop.asVendor().body(Shop.opening("refund", Shop.id("order"))).post("/v1/tickets"),
        404,
        "not-found",
        "/order",
        "not_found");
  }

  @Test
  @Requirement({"CB-03", "CB-11", "CB-110"})
  void theTwoSidesAnswerEachOtherAnyNumberOfTimes() {
    String id = shop.ticket("refund");

    for (int i = 1; i <= 10; i++) {
      var writer = i % 2 == 0 ? shop.asMarketplace() : shop.asVendor();
      writer
          .body(Map.of("body", "Answer " + i))
          .post("/v1/tickets/{id}/messages", id)
          .then()
          .statusCode(201)
          .body("ticket_version", equalTo(i + 1))
          .body("from.party", equalTo(i % 2 == 0 ? "customer" : "vendor"));
    }

    List<String> bodies =
        shop.asMarketplace()
            .get("/v1/tickets/{id}/messages?limit=100", id)
            .then()
            .statusCode(200)
            .extract()
            .path("data.body");
    assertThat(bodies)
        .startsWith("Please help.")
        .containsSubsequence(IntStream.rangeClosed(1, 10).mapToObj(i -> "Answer " + i).toList());
    assertThat(Log.of(id)).extracting(Log.Entry::version).containsExactly(range(11));
    assertThat(Log.types(id)).contains("message.from_vendor", "message.from_customer");
  }

  private static Long[] range(int last) {
    return IntStream.rangeClosed(1, last).mapToObj(Long::valueOf).toArray(Long[]::new);
  }

  @Test
  void messagesComeInPages() {
    String id = shop.ticket("support");
    shop.asVendor().body(Map.of("body", "One")).post("/v1/tickets/{id}/messages", id);
    shop.asVendor().body(Map.of("body", "Two")).post("/v1/tickets/{id}/messages", id);

    String cursor =
        shop.asVendor()
            .get("/v1/tickets/{id}/messages?limit=2", id)
            .then()
            .body("data.body", contains("Please help.", "One"))
            .body("has_more", equalTo(true))
            .extract()
            .path("next_cursor");

    shop.asVendor()
        .get("/v1/tickets/{id}/messages?limit=2&cursor={c}", id, cursor)
        .then()
        .body("data.body", contains("Two"))
        .body("has_more", equalTo(false));
  }

  @Test
  void unreadIsPerPartyAndReadingIsNoVersion() {
    String id = shop.ticket("support");

    var before = shop.asVendor().get("/v1/tickets/" + id).then().body("unread", equalTo(true));
    shop.asVendor().get("/v1/tickets?unread=true").then().body("data.id", contains(id));
    shop.asVendor()
        .post("/v1/tickets/{id}/read", id)
        .then()
        .statusCode(200)
        .body("unread", equalTo(false))
        .body("version", equalTo(1));

    String tag = before.extract().header("ETag");
    shop.asVendor()
        .header("If-None-Match", tag)
        .get("/v1/tickets/" + id)
        .then()
        .statusCode(200)
        .header("ETag", not(equalTo(tag)));
    shop.asMarketplace().get("/v1/tickets/" + id).then().body("unread", equalTo(false));
    shop.asVendor().get("/v1/tickets?unread=true").then().body("data", hasSize(0));
    assertThat(Log.of(id)).hasSize(1);
  }

  @Test
  void anUnchangedTicketIsNotSentAgain() {
    String id = shop.ticket("support");
    String tag = shop.asVendor().get("/v1/tickets/" + id).header("ETag");

    shop.asVendor()
        .header("If-None-Match", tag)
        .get("/v1/tickets/" + id)
        .then()
        .statusCode(304)
        .header("ETag", equalTo(tag));
  }

  @Test
  void aStaleIfMatchIsRefusedWithTheCurrentVersion() {
    String id = shop.ticket("support");
    shop.asVendor().body(Map.of("body", "Hello")).post("/v1/tickets/{id}/messages", id);

    var stale =
        shop.asMarketplace().header("If-Match", "\"v1\"").post("/v1/tickets/" + id + "/close");

    Shop.refused(stale, 412, "version-mismatch");
    assertThat(stale.header("ETag")).isEqualTo("\"v2\"");
    shop.asMarketplace()
        .header("If-Match", "\"v2-00000000\"")
        .post("/v1/tickets/" + id + "/close")
        .then()
        .statusCode(200);
  }

  @Test
  void referencesAreShownAsObjectsWhenAskedFor() {
    String id = shop.ticket("support");

    shop.asMarketplace()
        .get("/v1/tickets/{id}?expand=order,vendor,messages,policy", id)
        .then()
        .statusCode(200)
        .body("order.external_id", equalTo("A-1"))
        .body("vendor.name", equalTo("Acme"))
        .body("policy.name", equalTo("clickbank"))
        .body("messages.body", contains("Please help."));
    Shop.refused(
        shop.asMarketplace().get("/v1/tickets/{id}?expand=weather", id),
        400,
        "invalid-request",
        "expand",
        "unknown_value");
  }

  @Test
  @Requirement({"CB-05", "CB-111"})
  void eachSideClosesSupportWithAComment() {
    String byVendor = shop.ticket("support");
    String byCustomer = shop.ticket("support");

    shop.asVendor()
        .body(Map.of("comment", "Mended."))
        .post("/v1/tickets/{id}/close", byVendor)
        .then()
        .statusCode(200)
        .body("status", equalTo("closed"))
        .body("close_reason", equalTo("solved"))
        .body("closed_by.party", equalTo("vendor"))
        .body("version", equalTo(2));
    shop.asMarketplace()
        .post("/v1/tickets/{id}/close", byCustomer)
        .then()
        .statusCode(200)
        .body("closed_by.party", equalTo("customer"));

    var closed = Log.last(byVendor);
    assertThat(closed.type()).isEqualTo("ticket.closed");
    assertThat(closed.data().at("/message/body").asText()).isEqualTo("Mended.");
    assertThat(closed.data().at("/by/party").asText()).isEqualTo("vendor");
    assertThat(closed.data().at("/close_reason").asText()).isEqualTo("solved");
  }

  @Test
  void whatIsClosedStaysClosed() {
    String id = shop.ticket("support");
    shop.asMarketplace().post("/v1/tickets/{id}/close", id);

    Shop.refused(
        shop.asMarketplace().post("/v1/tickets/{id}/close", id), 409, "ticket-already-closed");
    Shop.refused(
        shop.asVendor().body(Map.of("body", "Late")).post("/v1/tickets/{id}/messages", id),
        409,
        "ticket-already-closed");
    Shop.refused(
        shop.asMarketplace().body(Map.of("type", "refund")).post("/v1/tickets/{id}/convert", id),
        409,
        "ticket-already-closed");
    assertThat(Log.of(id)).hasSize(2);
  }

  @Test
  void anotherVendorSeesNothingOfIt() {
    String id = shop.ticket("support");
    var body = Map.of("body", "Hello");

    Shop.refused(shop.asOtherVendor().get("/v1/tickets/" + id), 404, "not-found");
    Shop.refused(
        shop.asOtherVendor().body(body).post("/v1/tickets/{id}/messages", id), 404, "not-found");
    Shop.refused(shop.asOtherVendor().post("/v1/tickets/{id}/close", id), 404, "not-found");
    Shop.refused(shop.asOtherVendor().get("/v1/tickets/{id}/messages", id), 404, "not-found");
    Shop.refused(shop.asOtherVendor().get("/v1/tickets/{id}/history", id), 404, "not-found");
    shop.asOtherVendor().get("/v1/tickets").then().statusCode(200).body("data", hasSize(0));
    shop.asOtherVendor()
        .get("/v1/tickets?vendor=" + shop.vendor)
        .then()
        .statusCode(200)
        .body("data", hasSize(0));
  }

  @Test
  void anotherMarketplaceSeesNothingOfIt() {
    String id = shop.ticket("support");
    var stranger = Shop.open();

    Shop.refused(stranger.asOperator().get("/v1/tickets/" + id), 404, "not-found");
    Shop.refused(
        stranger.asMarketplace().body(Shop.opening("support", shop.order())).post("/v1/tickets"),
        404,
        "not-found",
        "/order",
        "not_found");
    stranger.asOperator().get("/v1/tickets").then().body("data", hasSize(0));
  }

  @Test
  void theReaderIsToldWhatItMayDoAndWhyNot() {
    String id = shop.ticket("refund");

    shop.asVendor()
        .get("/v1/tickets/" + id)
        .then()
        .body(
            "allowed_actions.action",
            contains("reply", "close", "convert", "propose", "escalate", "read"))
        .body("allowed_actions.allowed", contains(true, false, false, true, false, true))
        .body("allowed_actions[1].code", equalTo("consent-required"));
    shop.asMarketplace()
        .get("/v1/tickets/" + id)
        .then()
        .body("allowed_actions[1].code", nullValue())
        .body("allowed_actions[3].allowed", equalTo(false))
        .body("allowed_actions[3].code", equalTo("forbidden"));
    shop.vendor(shop.vendor, "immediate", 2);
    shop.asVendor()
        .get("/v1/tickets/" + id)
        .then()
        .body("allowed_actions[1].allowed", equalTo(false))
        .body("allowed_actions[1].code", equalTo("vendor-may-not-save"));
  }

  @Test
  void theSameKeyOpensOneTicket() {
    var body = Shop.opening("support", shop.order());

    var first =
        shop.asMarketplace().header("Idempotency-Key", "one").body(body).post("/v1/tickets");
    var again =
        shop.asMarketplace().header("Idempotency-Key", "one").body(body).post("/v1/tickets");

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(again.asString()).isEqualTo(first.asString());
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    shop.asMarketplace().get("/v1/tickets").then().body("data", hasSize(1));
  }
}
