package io.posventa.platform.log;

import java.util.List;

/** An event, and who in this service takes it. */
record Delivery(IncomingEvent event, List<EventHandler> takers) {
  boolean isWanted() {
    return !takers.isEmpty();
  }

  void prepare() {
    takers.forEach(taker -> taker.prepare(event));
  }

  void apply() {
    takers.forEach(taker -> taker.apply(event));
  }
}
