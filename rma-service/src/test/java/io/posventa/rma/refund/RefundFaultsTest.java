package io.posventa.rma.refund;

import static io.posventa.rma.refund.RefundStoryTest.paid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.posventa.platform.identity.Role;
import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.Requirement;
import io.posventa.rma.Outside;
import io.posventa.rma.Sandbox;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Races and trouble: paid once, never above what was paid. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(Outside.class)
class RefundFaultsTest {
  @Inject DataSource database;

  @AfterEach
  void behave() {
    Outside.behave();
  }

  @Requirement("GEN-08")
  @Test
  void manyTicketsAtOnceNeverGiveBackMoreThanWasPaid() {
    var shop = Sandbox.clickbank();
    String order = shop.push("S-1", shop.subscription("S-1", 1_000, 1_000));
    List<String> tickets =
        IntStream.range(0, 12).mapToObj(_ -> shop.open("refund", order)).toList();

    tickets.parallelStream()
        .forEach(ticket -> shop.tell("ticket.execution_started", ticket, "refund", order));

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(statuses(shop, order)).containsOnly("succeeded", "failed"));
    assertThat(statuses(shop, order)).containsOnlyOnce("succeeded");
    assertThat(paid(shop.charge("S-1_1"))).containsExactly(1_000);
    shop.getOrder(order).body("refunded.amount", is(1_000)).body("reserved.amount", is(0));
  }

  private static List<String> statuses(Sandbox shop, String order) {
    return shop.as(Role.OPERATOR)
        .queryParams(Map.of("order", order, "limit", 100))
        .get("/v1/refunds")
        .path("data.status");
  }

  @Requirement("GEN-08")
  @Test
  void theDatabaseItselfRefusesToOverpay() {
    var shop = Sandbox.clickbank();
    String order = shop.push("S-1", shop.subscription("S-1", 1_000));

    for (var table : List.of("orders", "invoice", "order_line")) {
      assertThatThrownBy(() -> update(shop, table, "refunded_minor = 1001"))
          .as(table)
          .hasMessageContaining("never_refunded_above_captured");
      assertThatThrownBy(() -> update(shop, table, "reserved_minor = 600, refunded_minor = 600"))
          .as(table)
          .hasMessageContaining("never_refunded_above_captured");
    }
    shop.getOrder(order).body("refunded.amount", is(0));
  }

  private void update(Sandbox shop, String table, String change) throws SQLException {
    try (var connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        statement.execute("select set_config('app.marketplace', '" + shop.marketplace + "', true)");
        statement.executeUpdate("update " + table + " set " + change);
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  @Test
  void fortyRefundsThroughEveryKindOfTroubleArePaidOnceEach() {
    var shop = Sandbox.clickbank();
    int seed = 1;
    for (var kind : List.of("LOST_ANSWER", "ERROR_BEFORE", "RATE_LIMITED", "PENDING", "SLOW")) {
      Outside.misbehave(
          "{\"kind\":\"%s\",\"probability\":0.15,\"seed\":%d,\"delayMillis\":900}"
              .formatted(kind, seed++));
    }
    Outside.misbehave("{\"kind\":\"ERROR_BEFORE\",\"probability\":0.2,\"seed\":9,\"reads\":true}");

    List<String> orders =
        IntStream.range(0, 40)
            .mapToObj(i -> shop.push("A-" + i, shop.order("A-" + i, 100 + i)))
            .toList();
    orders.parallelStream()
        .forEach(
            order ->
                shop.tell("ticket.execution_started", shop.open("refund", order), "refund", order));

    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(() -> assertThat(all(shop)).hasSize(40).containsOnly("succeeded"));
    for (int i = 0; i < 40; i++) {
      assertThat(paid(shop.charge("A-" + i))).containsExactly(100 + i);
      shop.getOrder(orders.get(i))
          .body("refunded.amount", is(100 + i))
          .body("reserved.amount", is(0));
    }
  }

  private static List<String> all(Sandbox shop) {
    return shop.as(Role.OPERATOR).queryParam("limit", 100).get("/v1/refunds").path("data.status");
  }
}
