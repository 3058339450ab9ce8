package io.posventa.ticket.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;

import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.Requirement;
import io.posventa.ticket.shop.Rma;
import io.posventa.ticket.shop.Shop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Threads as of a version, references, and the trail that nobody edits. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(Rma.class)
class ThreadsTest {
  private Shop shop;
  private String id;

  @BeforeEach
  void aShortThread() {
    Rma.reset();
    shop = Shop.open();
    id = shop.ticket("support");
    shop.asVendor().body(Map.of("body", "Try again.")).post("/v1/tickets/{id}/messages", id);
    shop.asMarketplace()
        .body(Map.of("comment", "Works."))
        .post("/v1/tickets/{id}/close", id)
        .then()
        .statusCode(200);
  }

  @Test
  void aThreadIsReadAsItWasAtAVersion() {
    shop.asService("notification-service")
        .body(
            Map.of(
                "requests",
                List.of(
                    Map.of("ticket", id, "version", 2),
                    Map.of("ticket", id, "version", 3),
                    Map.of("ticket", id, "version", 9),
                    Map.of("ticket", Shop.id("ticket"), "version", 1))))
        .post("/internal/threads")
        .then()
        .statusCode(200)
        .body("threads", hasSize(2))
        .body("threads[0].ticket.status", equalTo("open"))
        .body("threads[0].ticket.version", equalTo(2))
        .body("threads[0].messages.body", contains("Please help.", "Try again."))
        .body("threads[1].ticket.status", equalTo("closed"))
        .body("threads[1].messages.body", contains("Please help.", "Try again.", "Works."));
  }

  @Test
  void anotherMarketplacesThreadsAreNotRead() {
    Shop.open()
        .asService("notification-service")
        .body(Map.of("requests", List.of(Map.of("ticket", id, "version", 1))))
        .post("/internal/threads")
        .then()
        .statusCode(200)
        .body("threads", hasSize(0));
  }

  @Test
  void aTicketIsAReferenceForOthers() {
    shop.asService("sla-service")
        .get("/internal/references/ticket/" + id)
        .then()
        .statusCode(200)
        .body("version", equalTo(3))
        .body("data.id", equalTo(id));
    Shop.refused(
        Shop.open().asService("sla-service").get("/internal/references/ticket/" + id),
        404,
        "not-found");
  }

  @Test
  void publicCallersDoNotReadThreads() {
    shop.asMarketplace()
        .body(Map.of("requests", List.of()))
        .post("/internal/threads")
        .then()
        .statusCode(greaterThanOrEqualTo(401));
  }

  @Test
  @Requirement({"GEN-02", "GEN-01"})
  void everyChangeIsOneEntryWithActorTimeAndPolicy() {
    shop.asVendor()
        .get("/v1/tickets/{id}/history", id)
        .then()
        .statusCode(200)
        .body("data.version", contains(1, 2, 3))
        .body("data.type", contains("ticket.opened", "message.from_vendor", "ticket.closed"))
        .body("data.by.party", contains("customer", "vendor", "customer"))
        .body("data[2].facts.status", equalTo("closed"))
        .body("data[2].facts.close_reason", equalTo("solved"))
        .body("data[0].policy", equalTo(shop.policy))
        .body("data[0].object", equalTo("history_entry"));
    String shown = shop.asVendor().get("/v1/tickets/{id}/history", id).asString();
    assertThat(shown).doesNotContain("Please help").doesNotContain("Ana");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update ticket_history set facts = '{}' where ticket_id = ?",
        "update ticket_history set personal = '{}' where ticket_id = ?",
        "delete from ticket_history where ticket_id = ?"
      })
  @Requirement("GEN-02")
  void nobodyEditsTheTrail(String sql) {
    assertThatThrownBy(() -> execute(sql)).hasMessageContaining("written once");
  }

  @Test
  @Requirement("GEN-02")
  void personalTextCanGoAndTheTrailStays() throws SQLException {
    String before = shop.asVendor().get("/v1/tickets/{id}/history", id).asString();

    execute("update ticket_history set personal = null where ticket_id = ?");

    assertThat(shop.asVendor().get("/v1/tickets/{id}/history", id).asString()).isEqualTo(before);
  }

  private void execute(String sql) throws SQLException {
    String url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
    try (var connection = Postgres.asSuperuser(url);
        var statement = connection.prepareStatement(sql)) {
      statement.setString(1, id);
      statement.executeUpdate();
    }
  }
}
