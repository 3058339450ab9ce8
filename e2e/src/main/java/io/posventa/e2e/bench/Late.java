package io.posventa.e2e.bench;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is found when it is first needed. */
final class Late {
  private final Supplier<String> way;
  private @Nullable String value;

  Late(Supplier<String> way) {
    this.way = way;
  }

  synchronized String get() {
    String found = value;
    if (found == null) {
      found = way.get();
      value = found;
    }
    return found;
  }
}
