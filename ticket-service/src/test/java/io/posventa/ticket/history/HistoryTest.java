package io.posventa.ticket.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.Requirement;
import io.posventa.ticket.shop.Rma;
import io.posventa.ticket.shop.Shop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(Rma.class)
class HistoryTest {
  @Inject History history;
  @Inject Tenancy tenancy;

  @Test
  @Requirement("GEN-02")
  void theTrailOfATicketsWholeLifeHolds() {
    Rma.reset();
    var shop = Shop.open();
    String id = shop.ticket("refund");
    shop.asVendor().body(Map.of("body", "Say yes.")).post("/v1/tickets/{id}/messages", id);
    shop.asVendor()
        .body(Map.of("action", "convert", "type", "support", "comment", "Shall we help?"))
        .post("/v1/tickets/{id}/proposals", id);
    var consent = Map.of("by", "customer", "via", "phone", "evidence", "Called, 1.50 € \u00fcber");
    shop.asVendor()
        .body(Map.of("type", "support", "consent", consent))
        .post("/v1/tickets/{id}/convert", id)
        .then()
        .statusCode(200);
    shop.asMarketplace().post("/v1/tickets/{id}/close", id);

    var entries = tenancy.as(shop.marketplace, () -> history.after(id, 0, 100));

    assertThat(entries).hasSize(5);
    assertThat(Chain.holds(entries)).isTrue();
  }
}
