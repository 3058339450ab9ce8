package io.posventa.ticket.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.Requirement;
import io.posventa.ticket.shop.Log;
import io.posventa.ticket.shop.Rma;
import io.posventa.ticket.shop.Shop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(Rma.class)
@Requirement("CB-33")
class AddressChangedTest {
  private Shop shop;

  @BeforeEach
  void everybodyIsWell() {
    Rma.reset();
    shop = Shop.open();
  }

  @Test
  void theTicketsOfTheOrderFollowTheirCustomerTheClosedOnesToo() {
    String order = shop.order();
    String closed = Shop.ticket(shop.asMarketplace(), "support", order);
    String open = Shop.ticket(shop.asMarketplace(), "refund", order);
    String other = shop.ticket("support");
    shop.asMarketplace().post("/v1/tickets/{id}/close", closed);

    shop.emailChanged(order, 2, "new@example.com");

    for (String id : List.of(closed, open)) {
      assertThat(email(id)).isEqualTo("new@example.com");
      var told = Log.last(id);
      assertThat(told.type()).isEqualTo("ticket.customer_changed");
      assertThat(told.data().at("/ticket/customer/email").asText()).isEqualTo("new@example.com");
      assertThat(told.data().at("/ticket/customer/name").asText()).isEqualTo("Ana Pérez");
    }
    assertThat(Log.last(open).version()).isEqualTo(2);
    assertThat(Log.last(closed).version()).isEqualTo(3);
    assertThat(email(other)).isEqualTo("Ana@example.com");
    assertThat(shop.ticketNow(open))
        .containsEntry("status", "open")
        .containsEntry("awaiting", "vendor");
  }

  @Test
  void whoHasTheAddressAlreadyIsNotToldTwice() {
    String order = shop.order();
    String id = Shop.ticket(shop.asMarketplace(), "support", order);

    shop.emailChanged(order, 2, "ANA@example.com");

    assertThat(Log.of(id)).hasSize(1);
  }

  /** A ticket that is opened at that moment has the new address, or gets it. */
  @RepeatedTest(10)
  void noTicketKeepsTheOldAddress() throws Exception {
    String order = shop.order();
    Callable<String> opening = () -> Shop.ticket(shop.asMarketplace(), "support", order);
    Callable<String> changing =
        () -> {
          shop.emailChanged(order, 2, "new@example.com");
          return order;
        };

    List<String> ids;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      ids =
          threads.invokeAll(List.of(opening, changing, opening)).stream()
              .map(done -> done.resultNow())
              .filter(id -> id.startsWith("ticket_"))
              .toList();
    }

    assertThat(ids).hasSize(2).allSatisfy(id -> assertThat(email(id)).isEqualTo("new@example.com"));
  }

  private String email(String ticket) {
    return shop.asOperator().get("/v1/tickets/" + ticket).path("customer.email");
  }
}
