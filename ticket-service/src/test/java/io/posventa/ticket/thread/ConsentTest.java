package io.posventa.ticket.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.Requirement;
import io.posventa.ticket.shop.Log;
import io.posventa.ticket.shop.Rma;
import io.posventa.ticket.shop.Shop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(Rma.class)
@Requirement("CB-16")
class ConsentTest {
  private Shop shop;

  @BeforeEach
  void everybodyIsWell() {
    Rma.reset();
    shop = Shop.open();
  }

  @Test
  void withoutConsentTheRequestStays() {
    String id = shop.ticket("refund");

    Shop.refused(close(id, null), 422, "consent-required", "/consent", "required");
    Shop.refused(
        shop.asVendor().body(Map.of("type", "support")).post("/v1/tickets/{id}/convert", id),
        422,
        "consent-required",
        "/consent",
        "required");
    assertThat(shop.ticketNow(id)).containsEntry("status", "open").containsEntry("type", "refund");
    assertThat(Log.of(id)).hasSize(1);
  }

  @Test
  @Requirement("CB-13")
  void aMessageOfTheCustomersProvesIt() {
    String id = shop.ticket("refund");
    String yes = message(id, "Fine, close it.");

    close(id, consent("message", yes))
        .then()
        .statusCode(200)
        .body("status", equalTo("closed"))
        .body("close_reason", equalTo("withdrawn"))
        .body("consent.by", equalTo("customer"))
        .body("consent.via", equalTo("message"))
        .body("consent.evidence", equalTo(yes))
        .body("consent.claimed", equalTo(false));
    assertThat(Log.last(id).data().at("/consent/evidence").asText()).isEqualTo(yes);
  }

  @Test
  @Requirement("CB-14")
  void aMessageProvesAChangeToSupportToo() {
    String id = shop.ticket("cancellation");
    String yes = message(id, "Help me first, then.");

    shop.asVendor()
        .body(Map.of("type", "support", "consent", consent("message", yes)))
        .post("/v1/tickets/{id}/convert", id)
        .then()
        .statusCode(200)
        .body("type", equalTo("support"))
        .body("type_changed_by", equalTo("vendor"))
        .body("awaiting", equalTo("customer"));
  }

  @Test
  void theRequestItselfTheVendorsOwnAndOtherTicketsMessagesProveNothing() {
    String id = shop.ticket("refund");
    String request =
        shop.asVendor().get("/v1/tickets/{id}/messages", id).then().extract().path("data[0].id");
    String vendors =
        shop.asVendor()
            .body(Map.of("body", "Shall I?"))
            .post("/v1/tickets/{id}/messages", id)
            .path("id");
    String elsewhere = message(shop.ticket("support"), "Yes, close it.");

    for (String evidence :
        new String[] {request, vendors, elsewhere, Shop.id("msg"), "he said so"}) {
      Shop.refused(
          close(id, consent("message", evidence)),
          422,
          "consent-invalid",
          "/consent/evidence",
          "not_the_customers");
    }
    assertThat(shop.ticketNow(id)).containsEntry("status", "open");
  }

  @Test
  void onePermissionIsGoodForOneChange() {
    String id = shop.ticket("refund");
    String yes = message(id, "Help me first, then.");
    var toSupport = Map.of("type", "support", "consent", consent("message", yes));
    shop.asVendor().body(toSupport).post("/v1/tickets/{id}/convert", id).then().statusCode(200);
    shop.asMarketplace().body(Map.of("type", "refund")).post("/v1/tickets/{id}/convert", id);

    Shop.refused(
        close(id, consent("message", yes)),
        422,
        "consent-invalid",
        "/consent/evidence",
        "not_the_customers");
  }

  @Test
  void whatWasSaidOnThePhoneIsKeptAsClaimed() {
    String id = shop.ticket("refund");

    close(id, consent("phone", "Called on Friday, he keeps it."))
        .then()
        .statusCode(200)
        .body("consent.via", equalTo("phone"))
        .body("consent.claimed", equalTo(true));
    assertThat(Log.last(id).data().at("/consent/claimed").asBoolean()).isTrue();
  }

  @Test
  void aPermissionFromTheFutureIsRefused() {
    String id = shop.ticket("refund");
    var consent = consent("email", "Mail of tomorrow.");
    consent.put("at", "2999-01-01T00:00:00Z");

    Shop.refused(close(id, consent), 422, "rule-violated", "/consent/at", "in_future");
  }

  @Test
  @Requirement({"CB-13", "CB-12"})
  void theCustomerNeedsNone() {
    String id = shop.ticket("refund");

    shop.asMarketplace()
        .post("/v1/tickets/{id}/close", id)
        .then()
        .statusCode(200)
        .body("closed_by.party", equalTo("customer"))
        .body("consent", nullValue());
  }

  @Test
  @Requirement({"CB-21", "CB-112"})
  void theVendorNeedsNoneForItsOwnRequest() {
    String own = Shop.ticket(shop.asVendor(), "refund", shop.order());
    var byKey = Shop.opening("cancellation", shop.order());
    byKey.put("on_behalf_of", "vendor");
    String byApi =
        shop.asMarketplace()
            .body(byKey)
            .post("/v1/tickets")
            .then()
            .statusCode(201)
            .extract()
            .path("id");

    close(own, null).then().statusCode(200);
    shop.asMarketplace()
        .body(Map.of("on_behalf_of", "vendor"))
        .post("/v1/tickets/{id}/close", byApi)
        .then()
        .statusCode(200)
        .body("closed_by.party", equalTo("vendor"));
  }

  @Test
  @Requirement("CB-57")
  void aVendorThatAbusedTheRuleMayNotEvenWithConsent() {
    String id = shop.ticket("refund");
    String yes = message(id, "Fine, close it.");
    shop.vendor(shop.vendor, "immediate", 2);

    Shop.refused(close(id, consent("message", yes)), 403, "vendor-may-not-save");
    Shop.refused(
        shop.asVendor()
            .body(Map.of("type", "support", "consent", consent("message", yes)))
            .post("/v1/tickets/{id}/convert", id),
        403,
        "vendor-may-not-save");
    shop.asMarketplace().post("/v1/tickets/{id}/close", id).then().statusCode(200);
  }

  @Test
  void aPolicyThatAuditsLetsItPassAndKeepsATrace() {
    shop = Shop.open("allow_and_audit");
    String id = shop.ticket("refund");

    close(id, null).then().statusCode(200);

    assertThat(Log.last(id).data().at("/without_consent").asBoolean()).isTrue();
    shop.asOperator()
        .get("/v1/tickets/{id}/history", id)
        .then()
        .body("data[1].facts.without_consent", equalTo(true));
  }

  private Response close(String id, Map<String, Object> consent) {
    return shop.asVendor()
        .body(consent == null ? Map.of() : Map.of("consent", consent))
        .post("/v1/tickets/{id}/close", id);
  }

  private String message(String id, String body) {
    return shop.asMarketplace()
        .body(Map.of("body", body))
        .post("/v1/tickets/{id}/messages", id)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static Map<String, Object> consent(String via, String evidence) {
    return new HashMap<>(Map.of("by", "customer", "via", via, "evidence", evidence));
  }
}
