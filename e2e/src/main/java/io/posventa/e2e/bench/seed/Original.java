package io.posventa.e2e.bench.seed;

import io.posventa.e2e.bench.World;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A case that the suite itself went through, of which copies are made. */
record Original(Kind kind, String ticket, String order, String number) {
  private static final int LONG_THREAD = 23;
  private static final String TEXT =
      """
      I bought this last week and it is not what the page promised: the second chapter is missing,
      and the exercises that the video speaks of are nowhere to be found. I have tried it on two
      machines, with the same result. Could you please look into it, and tell me when I may expect
      an answer? I keep the receipt and can send pictures of what I see.""";

  static Original make(World world, Kind kind) {
    var shop = world.shop();
    String order =
        shop.put("/v1/orders/ext:A-" + kind.tag(), order(world, kind)).path("id").asText();
    var ticket = shop.post("/v1/tickets", ticket(kind));
    var original =
        new Original(kind, ticket.path("id").asText(), order, ticket.path("number").asText());
    original.goOn(world);
    return original;
  }

  private void goOn(World world) {
    switch (kind) {
      case FRESH, REFUND -> {}
      case THREAD -> replies(world, 2);
      case LONG -> replies(world, LONG_THREAD);
      case CLOSED -> {
        replies(world, 2);
        var _ =
            world
                .shop()
                .post(path() + "/close", Map.of("reason", "solved", "on_behalf_of", "customer"));
      }
    }
  }

  private void replies(World world, int count) {
    for (int i = 0; i < count; i++) {
      var _ =
          i % 2 == 0
              ? world.vendor().post(path() + "/messages", Map.of("body", TEXT))
              : world
                  .shop()
                  .post(path() + "/messages", Map.of("body", TEXT, "on_behalf_of", "customer"));
    }
  }

  private String path() {
    return "/v1/tickets/" + ticket;
  }

  private static Map<String, Object> ticket(Kind kind) {
    return Map.of(
        "type",
        kind == Kind.REFUND ? "refund" : "support",
        "subject",
        "It is not what I expected",
        "body",
        TEXT,
        "order",
        "ext:A-" + kind.tag(),
        "on_behalf_of",
        "customer");
  }

  private static Map<String, Object> order(World world, Kind kind) {
    var placed = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(1, ChronoUnit.DAYS);
    var price = Map.of("amount", 1_999, "currency", "EUR");
    var body = new HashMap<String, Object>();
    body.put("vendor", world.vendors().getFirst());
    body.put(
        "customer",
        Map.of("email", kind.tag() + "@customer.example", "name", "Ana Ruiz", "locale", "es"));
    body.put("currency", "EUR");
    body.put(
        "lines",
        List.of(
            Map.of(
                "external_id",
                "1",
                "name",
                "E-book",
                "kind",
                "digital",
                "quantity",
                1,
                "unit_price",
                price)));
    body.put("placed_at", placed.toString());
    body.put("paid_at", placed.plusSeconds(5).toString());
    body.put(
        "payment",
        Map.of(
            "method",
            "card",
            "provider",
            "stripe",
            "reference",
            "ch_" + kind.tag(),
            "captured_amount",
            price));
    return body;
  }
}
