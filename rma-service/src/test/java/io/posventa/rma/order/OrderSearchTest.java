package io.posventa.rma.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

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
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(Outside.class)
class OrderSearchTest {
  private static final String MANY =
      """
      insert into orders (marketplace_id, id, external_id, vendor_id, customer_email, currency,
        shipping_minor, payment_method, payment_provider, payment_reference, payment_captured_minor,
        captured_minor, reserved_minor, refunded_minor, shipping_captured_minor,
        shipping_reserved_minor, shipping_refunded_minor, placed_at, created_at, updated_at,
        revision, version)
      select marketplace_id, id || n, 'X-' || n, vendor_id, 'x-' || n || '@example.com', currency,
        shipping_minor, payment_method, payment_provider, payment_reference, payment_captured_minor,
        captured_minor, reserved_minor, refunded_minor, shipping_captured_minor,
        shipping_reserved_minor, shipping_refunded_minor, placed_at, created_at, updated_at,
        revision, version
      from orders, generate_series(1, 5000) n where external_id = 'A-1'""";

  @Inject DataSource database;

  @Requirement({"CB-37", "CB-113", "CB-38"})
  @Test
  void aVendorFindsItsOwnByWhatNumberOrAddressBeginWith() {
    var shop = Sandbox.clickbank();
    push(shop, "AB_1", shop.vendor, "ana@example.com");
    push(shop, "ABC1", shop.vendor, "Berta@example.com");
    push(shop, "AB_2", shop.otherVendor, "ana@example.com");

    found(shop, "ab").body("data.external_id", containsInAnyOrder("ABC1", "AB_1"));
    found(shop, "ab_").body("data.external_id", contains("AB_1"));
    found(shop, "BERTA@").body("data.external_id", contains("ABC1"));
    found(shop, "a%").body("data", empty());
    found(shop, "ab")
        .body("data.open_ticket.href", everyItem(is("/v1/tickets")))
        .body("data.vendor", everyItem(is(shop.vendor)));
    shop.asVendor(shop.vendor).get("/v1/orders?q=a").then().statusCode(400);
  }

  private static ValidatableResponse found(Sandbox shop, String begin) {
    return shop.asVendor(shop.vendor)
        .queryParam("q", begin)
        .get("/v1/orders")
        .then()
        .statusCode(200);
  }

  private static String push(Sandbox shop, String name, String vendor, String email) {
    var order = shop.order(name, 1_000);
    order.put("vendor", vendor);
    order.put("customer", Map.of("email", email));
    return shop.push(name, order);
  }

  @Requirement("CB-37")
  @Test
  void bothWaysToSearchHaveAnIndexThatRowLevelSecurityLeavesOpen() {
    var shop = Sandbox.clickbank();
    shop.push("A-1", shop.order("A-1", 1_000));
    TestSql.update(database, shop.marketplace, MANY);
    TestSql.update(database, shop.marketplace, "analyze orders");

    assertThat(plan(shop, "(name_key >= 'x-199' and name_key < 'x-199z')"))
        .contains("orders_by_name_key");
    assertThat(
            plan(
                shop,
                "((name_key >= 'x-199' and name_key < 'x-199z') "
                    + "or (email_key >= 'x-199' and email_key < 'x-199z'))"))
        .contains("orders_by_name_key", "orders_by_email_key");
  }

  private String plan(Sandbox shop, String condition) {
    var query =
        "explain select * from orders where marketplace_id = '"
            + shop.marketplace
            + "' and "
            + condition
            + " order by placed_at desc, id desc limit 26";
    return String.join("\n", TestSql.list(database, shop.marketplace, query));
  }

  @Requirement({"CB-96", "CB-97"})
  @Test
  void theWordsOfAMailNameItsOrders() {
    var shop = Sandbox.clickbank();
    String first = push(shop, "A-1001", shop.vendor, "ana@example.com");
    push(shop, "A-1002", shop.otherVendor, "eve@example.com");

    mentioned(shop, "ana@example.com", List.of("please", "a-1001", "refund"))
        .body("orders", hasSize(1))
        .body("orders[0].id", is(first))
        .body("orders[0].external_id", is("A-1001"))
        .body("orders[0].vendor", is(shop.vendor))
        .body("orders[0].customer_email", is("ana@example.com"));
    mentioned(shop, "EVE@example.com", List.of("A-1001", "A-1002"))
        .body("orders.external_id", contains("A-1002", "A-1001"));
    mentioned(shop, "ana@example.com", List.of("A-100", "1001")).body("orders", empty());
    mentioned(Sandbox.clickbank(), "ana@example.com", List.of("A-1001")).body("orders", empty());
  }

  @Test
  void atMostFiveOrdersAreNamedByAtMostTwoHundredWords() {
    var shop = Sandbox.clickbank();
    var names = IntStream.range(0, 6).mapToObj(i -> "A-" + i).toList();
    names.forEach(name -> push(shop, name, shop.vendor, "ana@example.com"));

    mentioned(shop, "ana@example.com", names).body("orders", hasSize(5));
    shop.asService("notification-service")
        .body(
            Map.of("words", IntStream.range(0, 201).mapToObj(i -> "w" + i).toList(), "sender", ""))
        .post("/internal/orders/mentioned")
        .then()
        .statusCode(400);
    shop.as(Role.OPERATOR)
        .body(Map.of("words", names, "sender", ""))
        .post("/internal/orders/mentioned")
        .then()
        .statusCode(403);
  }

  private static ValidatableResponse mentioned(Sandbox shop, String sender, List<String> words) {
    return shop.asService("notification-service")
        .body(Map.of("words", words, "sender", sender))
        .post("/internal/orders/mentioned")
        .then()
        .statusCode(200);
  }
}
