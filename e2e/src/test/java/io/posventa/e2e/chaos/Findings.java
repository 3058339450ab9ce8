package io.posventa.e2e.chaos;

import java.util.ArrayList;
import java.util.List;

/** What does not hold, in words. */
final class Findings {
  private static final int SHOWN = 25;

  private final List<String> all = new ArrayList<>();

  @SuppressWarnings("AnnotateFormatMethod") // its annotation comes with a library of its own
  void unless(boolean holds, String what, Object... about) {
    if (!holds) {
      all.add(what.formatted(about));
    }
  }

  boolean none() {
    return all.isEmpty();
  }

  @Override
  public String toString() {
    var shown = all.subList(0, Math.min(SHOWN, all.size()));
    return "%d violations:%n  %s".formatted(all.size(), String.join("\n  ", shown));
  }
}
