package io.posventa.e2e.bench.seed;

import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** A row of an original, its values as PostgreSQL writes them. */
record Row(String table, SequencedMap<Column, @Nullable String> values) {
  /**
   * A column that is written to.
   *
   * @param type as SQL spells it
   * @param counts whether it takes its default from a sequence
   */
  record Column(String name, String type, boolean counts) {}

  @Nullable String value(String column) {
    return values.entrySet().stream()
        .filter(entry -> entry.getKey().name().equals(column))
        .map(java.util.Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }
}
