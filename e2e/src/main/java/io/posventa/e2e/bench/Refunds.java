package io.posventa.e2e.bench;

import io.posventa.e2e.bench.load.Request;
import io.posventa.e2e.bench.load.Wire;
import io.posventa.e2e.bench.seed.Ids;
import io.posventa.e2e.bench.seed.Kind;
import io.posventa.launcher.api.Json;
import java.io.IOException;
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
