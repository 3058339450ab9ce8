package io.posventa.rma.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.posventa.platform.identity.Role;
import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.Requirement;
import io.posventa.rma.Outside;
import io.posventa.rma.Sandbox;
import io.posventa.rma.TestSql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(Outside.class)
class EmailChangeStoryTest {
  private static final String NEW = "ana.new@example.com";

  @Inject DataSource database;

  @Requirement("CB-33")
  @Test
  void theAddressChangesWhenBothHaveConfirmed() {
    var shop = Sandbox.clickbank();
    String id = shop.push("A-1", shop.order("A-1", 1_999));
    request(shop, id, NEW)
        .statusCode(202)
        .body("object", is("email_change"))
        .body("status", is("pending"))
        .body("old_email", is("ana@example.com"))
        .body("new_email", is(NEW))
        .body("confirmed", empty());
    shop.asCustomerOf(id)
        .get("/v1/orders/{id}/receipt", id)
        .then()
        .body("pending_email_change.new_email", is(NEW));
    var asked = asked(shop, id);

    confirm(shop, asked.ofNew()).statusCode(200).body("status", is("confirmed"));
    confirm(shop, asked.ofNew()).statusCode(200).body("status", is("confirmed"));
    shop.getOrder(id).body("customer.email", is("ana@example.com")).body("version", is(1));
    read(shop, asked.ofOld())
        .statusCode(200)
        .body("address", is("old"))
        .body("status", is("pending"))
        .body("order_external_id", is("A-1"));

    confirm(shop, asked.ofOld()).statusCode(200).body("status", is("done"));

    shop.getOrder(id).body("customer.email", is(NEW)).body("version", is(2));
    confirm(shop, asked.ofOld()).statusCode(200).body("status", is("done"));
    read(shop, asked.ofNew()).body("status", is("done"));
    var news = news(shop, id, "order.email_changed");
    assertThat(news).hasSize(1);
    assertThat(news.getFirst().path("old_email").asText()).isEqualTo("ana@example.com");
    assertThat(news.getFirst().path("new_email").asText()).isEqualTo(NEW);
    assertThat(news.getFirst().at("/order/customer/email").asText()).isEqualTo(NEW);
    shop.asCustomerOf(id)
        .get("/v1/orders/{id}/receipt", id)
        .then()
        .body("customer.email", is(NEW))
        .body("pending_email_change", nullValue());
  }

  @Requirement("CB-33")
  @Test
  void bothConfirmingAtOnceChangeItOnce() {
    var shop = Sandbox.clickbank();
    for (int i = 0; i < 5; i++) {
      String id = shop.push("A-" + i, shop.order("A-" + i, 1_999));
      request(shop, id, NEW).statusCode(202);
      var asked = asked(shop, id);

      var ofOld = CompletableFuture.runAsync(() -> confirm(shop, asked.ofOld()).statusCode(200));
      confirm(shop, asked.ofNew()).statusCode(200);
      ofOld.join();

      shop.getOrder(id).body("customer.email", is(NEW)).body("version", is(2));
      assertThat(news(shop, id, "order.email_changed")).hasSize(1);
    }
  }

  @Requirement("CB-33")
  @Test
  void onlyTheLinkInTheMailConfirms() {
    var shop = Sandbox.clickbank();
    String id = shop.push("A-1", shop.order("A-1", 1_999));
    request(shop, id, NEW).statusCode(202);
    var asked = asked(shop, id);
    String path = "/v1/email-confirmations/" + asked.ofOld();

    shop.asCustomerOf(asked.ofNew()).post(path + "/confirm").then().statusCode(404);
    shop.asCustomerOf(id).post(path + "/confirm").then().statusCode(404);
    shop.asCustomerOf(id).get(path).then().statusCode(404);
    shop.as(Role.OPERATOR).post(path + "/confirm").then().statusCode(403);
    shop.as(Role.OPERATOR).get(path).then().statusCode(200);
    shop.asVendor(shop.otherVendor).get(path).then().statusCode(404);
    Sandbox.clickbank().as(Role.OPERATOR).get(path).then().statusCode(404);
    shop.getOrder(id).body("customer.email", is("ana@example.com"));
  }

  @Test
  void vendorsAndStorefrontsDoNotAskAndTheSameAddressIsNoChange() {
    var shop = Sandbox.clickbank();
    String id = shop.push("A-1", shop.order("A-1", 1_999));
    var body = Map.of("email", NEW);
    String path = "/v1/orders/" + id + "/receipt/change-email";

    shop.asVendorOf(id).body(body).post(path).then().statusCode(403);
    shop.as(Role.INTEGRATION).body(body).post(path).then().statusCode(403);
    shop.as(Role.OPERATOR).body(body).post(path).then().statusCode(202);
    request(shop, id, "ANA@example.com").statusCode(422).body("code", is("email-unchanged"));
    for (var bad : List.of("ana", "ana@example.com\r\nBcc: eve@example.com", "")) {
      request(shop, id, bad).statusCode(400).body("errors.pointer", everyItem(is("/email")));
    }
  }

  @Test
  void aNewerRequestReplacesTheOneBeforeAndFiveAnHourAreEnough() {
    var shop = Sandbox.clickbank();
    String id = shop.push("A-1", shop.order("A-1", 1_999));
    request(shop, id, NEW).statusCode(202);
    var first = asked(shop, id);
    request(shop, id, "ana.newer@example.com").statusCode(202);

    confirm(shop, first.ofOld()).statusCode(422).body("code", is("email-change-expired"));
    read(shop, first.ofOld()).body("status", is("replaced"));

    for (int i = 3; i <= 5; i++) {
      request(shop, id, "ana" + i + "@example.com").statusCode(202);
    }
    request(shop, id, NEW).statusCode(422).body("code", is("mail-limit-reached"));
  }

  @Test
  void afterTwoDaysNothingCanBeConfirmed() {
    var shop = Sandbox.clickbank();
    String id = shop.push("A-1", shop.order("A-1", 1_999));
    request(shop, id, NEW).statusCode(202);
    var asked = asked(shop, id);
    confirm(shop, asked.ofNew()).statusCode(200);

    TestSql.update(
        database,
        shop.marketplace,
        "update email_change set expires_at = expires_at - interval '48 hours'");

    confirm(shop, asked.ofOld()).statusCode(422).body("code", is("email-change-expired"));
    read(shop, asked.ofOld()).body("status", is("expired"));
    shop.asCustomerOf(id)
        .get("/v1/orders/{id}/receipt", id)
        .then()
        .body("pending_email_change", nullValue());
    shop.getOrder(id).body("customer.email", is("ana@example.com"));
  }

  @Requirement("CB-33")
  @Test
  void theStorefrontsOldWordKeepsTheChangeAndANewOneWins() {
    var shop = Sandbox.clickbank();
    var order = shop.order("A-1", 1_999);
    String id = shop.push("A-1", order);
    request(shop, id, NEW).statusCode(202);
    var asked = asked(shop, id);
    confirm(shop, asked.ofOld());
    confirm(shop, asked.ofNew());

    shop.put("A-1", order).statusCode(200).body("customer.email", is(NEW)).body("version", is(2));
    order.put("paid_at", Sandbox.MONDAY.toString());
    shop.put("A-1", order).body("customer.email", is(NEW)).body("version", is(3));

    order.put("customer", Map.of("email", "ana@shop.example"));
    shop.put("A-1", order).body("customer.email", is("ana@shop.example")).body("version", is(4));
    assertThat(news(shop, id, "order.email_changed")).hasSize(2);
    assertThat(news(shop, id, "order.updated")).hasSize(1);
  }

  @Test
  void aPushOfAnotherAddressEndsWhatWasBeingAsked() {
    var shop = Sandbox.clickbank();
    var order = shop.order("A-1", 1_999);
    String id = shop.push("A-1", order);
    request(shop, id, NEW).statusCode(202);
    var asked = asked(shop, id);

    order.put("customer", Map.of("email", "ana@shop.example"));
    shop.put("A-1", order).statusCode(200);

    confirm(shop, asked.ofOld()).statusCode(422).body("code", is("email-change-expired"));
    read(shop, asked.ofOld()).body("status", is("replaced"));
  }

  private static ValidatableResponse request(Sandbox shop, String order, String email) {
    return shop.asCustomerOf(order)
        .body(Map.of("email", email))
        .post("/v1/orders/{id}/receipt/change-email", order)
        .then();
  }

  private static ValidatableResponse confirm(Sandbox shop, String confirmation) {
    return shop.asCustomerOf(confirmation)
        .post("/v1/email-confirmations/{id}/confirm", confirmation)
        .then();
  }

  private static ValidatableResponse read(Sandbox shop, String confirmation) {
    return shop.asCustomerOf(confirmation).get("/v1/email-confirmations/{id}", confirmation).then();
  }

  private record Asked(String ofOld, String ofNew) {}

  /** What the mails of the latest request would link to. */
  private Asked asked(Sandbox shop, String order) {
    var news = news(shop, order, "order.email_change_requested").getLast();
    var confirmations = news.path("confirmations");
    assertThat(confirmations.findValuesAsText("address")).containsExactly("old", "new");
    assertThat(confirmations.findValuesAsText("email"))
        .containsExactly(
            news.at("/email_change/old_email").asText(),
            news.at("/email_change/new_email").asText());
    var ids = confirmations.findValuesAsText("id");
    return new Asked(ids.getFirst(), ids.getLast());
  }

  private List<JsonNode> news(Sandbox shop, String order, String type) {
    var sql =
        "select data::text from change_log where subject = '%s' and type = '%s' order by log_id"
            .formatted(order, type);
    return TestSql.list(database, shop.marketplace, sql).stream()
        .map(EmailChangeStoryTest::json)
        .toList();
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
