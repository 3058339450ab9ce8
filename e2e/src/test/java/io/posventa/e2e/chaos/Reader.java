package io.posventa.e2e.chaos;

import io.posventa.e2e.client.Answer;
import io.posventa.e2e.client.Views.Event;
import io.posventa.e2e.house.Await;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** Follows a marketplace's feed; is cut at random, and goes on from its last cursor. */
final class Reader {
  private final Market market;
  private final Random dice;
  private final List<Event> read = new ArrayList<>();
  private String cursor = "";

  Reader(Market market, long seed) {
    this.market = market;
    this.dice = new Random(seed);
  }

  /** Reads on for a while; false when there was nothing new. */
  synchronized boolean follow() {
    String path = "/v1/events?limit=" + (5 + dice.nextInt(200));
    Answer page;
    try {
      page = market.sandbox().operator().get(cursor.isEmpty() ? path : path + "&cursor=" + cursor);
    } catch (UncheckedIOException e) {
      return true;
    }
    if (page.status() != 200 || dice.nextInt(5) == 0) {
      return true; // cut: the page is lost, the cursor stays
    }
    cursor = page.json().path("next_cursor").asText();
    read.addAll(page.data(Event.class));
    return !page.data().isEmpty();
  }

  void followUntil(BooleanSupplier over) {
    while (!over.getAsBoolean()) {
      if (!follow()) {
        Await.pause(200);
      }
    }
  }

  /** All up to the present end. */
  synchronized List<Event> all() {
    int quiet = 0;
    while (quiet < 2) {
      quiet = follow() ? 0 : quiet + 1;
    }
    return List.copyOf(read);
  }
}
