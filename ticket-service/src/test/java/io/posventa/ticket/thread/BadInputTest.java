package io.posventa.ticket.thread;

import static org.hamcrest.Matchers.hasSize;

import io.posventa.platform.test.Postgres;
import io.posventa.ticket.shop.Rma;
import io.posventa.ticket.shop.Shop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake has its own answer, and leaves nothing behind. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(Rma.class)
class BadInputTest {
  private Shop shop;

  @BeforeEach
  void everybodyIsWell() {
    Rma.reset();
    shop = Shop.open();
  }

  @AfterEach
  void nothingWasOpened() {
    shop.asMarketplace().get("/v1/tickets").then().statusCode(200).body("data", hasSize(0));
  }

  static Stream<Arguments> openings() {
    return Stream.of(
        Arguments.of("type", "complaint", "/type", "unknown_value"),
        Arguments.of("type", 7, "/type", "wrong_type"),
        Arguments.of("type", null, "/type", "required"),
        Arguments.of("subject", null, "/subject", "required"),
        Arguments.of("subject", "", "/subject", "too_short"),
        Arguments.of("subject", "x".repeat(201), "/subject", "too_long"),
        Arguments.of("subject", "Hello\r\nBcc: all@example.com", "/subject", "one_line"),
        Arguments.of("subject", "Hello\u0085there", "/subject", "one_line"),
        Arguments.of("subject", 12, "/subject", "wrong_type"),
        Arguments.of("body", null, "/body", "required"),
        Arguments.of("body", "x".repeat(20_001), "/body", "too_long"),
        Arguments.of("body", "bell \u0007", "/body", "plain_text"),
        Arguments.of("body", "nothing \u0000", "/body", "invalid_text"),
        Arguments.of("body", List.of("a"), "/body", "wrong_type"),
        Arguments.of("order", "A-1001", "/order", "invalid_format"),
        Arguments.of("order", null, "/order", "required"),
        Arguments.of("format", "rtf", "/format", "unknown_value"),
        Arguments.of("reason", "two\nlines", "/reason", "one_line"),
        Arguments.of("channel", "fax", "/channel", "unknown_value"),
        Arguments.of("locale", "Spanish", "/locale", "invalid_format"),
        Arguments.of("tags", List.of("vip", "Very Important"), "/tags/1", "invalid_format"),
        Arguments.of("on_behalf_of", "operator", "/on_behalf_of", "unknown_value"),
        Arguments.of("status", "closed", "/status", "unknown_field"),
        Arguments.of("vendor", "vendor_1", "/vendor", "unknown_field"));
  }

  @ParameterizedTest
  @MethodSource("openings")
  void anOpeningIsCheckedFieldByField(String field, Object value, String pointer, String code) {
    var body = Shop.opening("support", Shop.id("order"));
    body.put(field, value);
    if (value == null) {
      body.remove(field);
    }

    Shop.refused(
        shop.asMarketplace().body(body).post("/v1/tickets"), 400, "invalid-request", pointer, code);
  }

  @Test
  void anUnknownOrderIsNamed() {
    for (String order : List.of(Shop.id("order"), "ext:nobody")) {
      Shop.refused(
          shop.asMarketplace().body(Shop.opening("support", order)).post("/v1/tickets"),
          404,
          "not-found",
          "/order",
          "not_found");
    }
  }

  @Test
  void aPartysCredentialActsForNobodyElse() {
    var body = Shop.opening("refund", shop.order());
    body.put("on_behalf_of", "customer");

    Shop.refused(
        shop.asVendor().body(body).post("/v1/tickets"),
        403,
        "forbidden",
        "/on_behalf_of",
        "forbidden");
  }

  @Test
  void aBodyThatIsNoJsonIsRefused() {
    Shop.refused(
        shop.asMarketplace().body("{\"type\":").post("/v1/tickets"), 400, "invalid-request");
    Shop.refused(shop.asMarketplace().body("[]").post("/v1/tickets"), 400, "invalid-request");
    Shop.refused(shop.asMarketplace().post("/v1/tickets"), 400, "invalid-request");
  }

  @ParameterizedTest
  @CsvSource({
    "status=waiting, status, invalid_format",
    "type=incident, type, invalid_format",
    "awaiting=godot, awaiting, invalid_format",
    "created_after=yesterday, created_after, invalid_format",
    "unread=perhaps, unread, invalid_format",
    "sort=subject, sort, unknown_value",
    "limit=0, limit, out_of_range",
    "limit=101, limit, out_of_range",
    "limit=ten, limit, invalid_format",
    "colour=red, colour, unknown_parameter"
  })
  void aListIsAskedForInItsOwnWords(String query, String parameter, String code) {
    Shop.refused(
        shop.asMarketplace().get("/v1/tickets?" + query), 400, "invalid-request", parameter, code);
  }

  @Test
  void aCursorIsGoodForItsOwnListOnly() {
    Shop.refused(
        shop.asMarketplace().get("/v1/tickets?cursor=AAAA"),
        400,
        "invalid-cursor",
        "cursor",
        "invalid");
  }

  @Test
  void unknownTicketsAreNotFoundUnderEveryRoute() {
    String id = Shop.id("ticket");
    var all = shop.asOperator();

    Shop.refused(all.get("/v1/tickets/" + id), 404, "not-found");
    Shop.refused(
        shop.asOperator().body(Map.of("body", "Hi")).post("/v1/tickets/{id}/messages", id),
        404,
        "not-found");
    Shop.refused(shop.asOperator().get("/v1/tickets/{id}/messages", id), 404, "not-found");
    Shop.refused(shop.asOperator().get("/v1/tickets/{id}/history", id), 404, "not-found");
    Shop.refused(shop.asOperator().post("/v1/tickets/{id}/close", id), 404, "not-found");
    Shop.refused(shop.asOperator().post("/v1/tickets/{id}/read", id), 404, "not-found");
    Shop.refused(
        shop.asOperator().body(Map.of("type", "refund")).post("/v1/tickets/{id}/convert", id),
        404,
        "not-found");
    Shop.refused(
        shop.asVendor().body(Map.of("action", "close")).post("/v1/tickets/{id}/proposals", id),
        404,
        "not-found");
    Shop.refused(shop.asOperator().get("/v1/tickets/not-an-id"), 404, "not-found");
  }
}
