package io.posventa.e2e.story;

import io.posventa.e2e.house.Sandbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What happens in a marketplace, at which of its instants; played in order on its test clock. */
final class Timeline {
  private final TreeMap<Instant, List<Runnable>> acts = new TreeMap<>();

  Timeline at(String instant, Runnable act) {
    acts.computeIfAbsent(Instant.parse(instant), _ -> new ArrayList<>()).add(act);
    return this;
  }

  /** Plays all, and then lets time run on to the end. */
  void play(Sandbox sandbox, String end) {
    acts.forEach(
        (instant, those) -> {
          sandbox.advance(instant);
          those.forEach(Runnable::run);
        });
    sandbox.advance(end);
  }
}
