package io.posventa.e2e.bench;

import io.posventa.e2e.bench.load.Request;
import io.posventa.e2e.bench.load.Wire;
import io.posventa.e2e.bench.report.Figure;
import io.posventa.launcher.Service;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Orders that a storefront pushes, and customers who want their money back at once. */
final class Sales {
  private static final int LAST_SUCCESS = 299;

  private final World world;

  Sales(World world) {
    this.world = world;
  }

  int sell(Wire wire, long turn) throws IOException {
    return sell(wire, UUID.randomUUID().toString(), world.vendors().get(1));
  }

  /** All that follows until the money is back is the suite's doing (see {@link Rules}). */
  int sellAndAsk(Wire wire, long turn) throws IOException {
    String name = UUID.randomUUID().toString();
    int sold = sell(wire, name, world.vendors().getLast());
    return sold > LAST_SUCCESS ? sold : ask(wire, name);
  }

  private int sell(Wire wire, String name, String vendor) throws IOException {
    String money = "{\"amount\":1999,\"currency\":\"EUR\"}";
    var yesterday = Instant.now().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
    return wire.exchange(
        Request.of(
                "PUT",
                "/v1/orders/ext:" + name,
                """
                {"vendor":"%s","customer":{"email":"%s@customer.example","name":"Ana Ruiz","locale":"es"},\
                "currency":"EUR","lines":[{"external_id":"1","name":"E-book","kind":"digital",\
                "quantity":1,"unit_price":%s}],"placed_at":"%s",\
                "paid_at":"%s","payment":{"method":"card","provider":"stripe",\
                "reference":"ch_%s","captured_amount":%s}}"""
                    .formatted(vendor, name, money, yesterday, yesterday, name, money))
            .as(world.shopKey()));
  }

  private int ask(Wire wire, String order) throws IOException {
    return wire.exchange(
        Request.of(
                "POST",
                "/v1/tickets",
                """
                {"type":"refund","subject":"I want my money back","body":"It is not what I expected.",\
                "order":"ext:%s","on_behalf_of":"customer"}"""
                    .formatted(order))
            .as(world.shopKey())
            .with("Idempotency-Key", UUID.randomUUID().toString()));
  }

  /** How many asked for their money, and how many got it. */
  List<Figure> refunds() throws SQLException {
    return List.of(
        new Figure(
            "refunds asked for in stories",
            count(Service.TICKET, "ticket where type = 'REFUND' and vendor_id = ?"),
            "",
            ""),
        new Figure(
            "refunds paid in stories",
            count(Service.RMA, "refund where status = 'SUCCEEDED' and vendor_id = ?"),
            "",
            "as many"));
  }

  private double count(Service service, String what) throws SQLException {
    try (var connection = world.suite().connect(service)) {
      return Numbers.of(connection, "select count(*) from " + what, world.vendors().getLast());
    }
  }
}
