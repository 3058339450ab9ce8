package io.posventa.e2e.bench;

import io.posventa.e2e.bench.load.Request;
import io.posventa.e2e.bench.load.Wire;
import io.posventa.e2e.bench.report.Figure;
import io.posventa.e2e.bench.seed.Ids;
import io.posventa.e2e.bench.seed.Kind;
import io.posventa.launcher.Service;
import io.posventa.launcher.api.Json;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** A quote and the refund that takes it up, of orders that are young enough for one. */
final class Refunds {
  /** The past is 180 days long, and a refund may be asked for in the first 60. */
  private static final double YOUNG = 0.75;

  private final World world;
  private final long first;
  private final long orders;

  Refunds(World world, long tickets) {
    this.world = world;
    this.first = (long) (Kind.CLOSED.among(tickets) * YOUNG);
    this.orders = Kind.CLOSED.among(tickets) - first;
  }

  /** How many orders there are. */
  long supply() {
    return orders;
  }

  long first() {
    return first;
  }

  /** How many tickets asked for money of the last vendor's, and how many refunds were paid. */
  static List<Figure> told(World world) throws SQLException {
    String vendor = world.vendors().getLast();
    return List.of(
        new Figure(
            "refunds asked for in stories",
            count(world, Service.TICKET, "ticket where type = 'REFUND' and vendor_id = ?", vendor),
            "",
            ""),
        new Figure(
            "refunds paid in stories",
            count(
                world, Service.RMA, "refund where status = 'SUCCEEDED' and vendor_id = ?", vendor),
            "",
            "as many"));
  }

  private static long count(World world, Service service, String what, String vendor)
      throws SQLException {
    try (var connection = world.suite().connect(service);
        var statement = connection.prepareStatement("select count(*) from " + what)) {
      statement.setString(1, vendor);
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  int once(Wire wire, long turn) throws IOException {
    String order = Ids.order(Kind.CLOSED.number(first + turn));
    int quoted =
        wire.exchange(
            Request.of("POST", "/v1/refunds/quote", "{\"order\":\"%s\"}".formatted(order))
                .as(world.operatorKey()));
    if (quoted != 200) {
      return quoted;
    }
    String quote = Json.read(wire.body()).path("quote").asText();
    return wire.exchange(
        Request.of(
                "POST",
                "/v1/refunds",
                "{\"order\":\"%s\",\"quote\":\"%s\",\"reason\":\"changed_mind\"}"
                    .formatted(order, quote))
            .as(world.operatorKey())
            .with("Idempotency-Key", UUID.randomUUID().toString()));
  }
}
