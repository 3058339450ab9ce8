package io.posventa.platform.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Remembers values while they are good, and never more than so many. */
final class Expiring<V> {
  record Entry<V>(V value, Instant until) {}

  private final ConcurrentHashMap<String, Entry<V>> entries = new ConcurrentHashMap<>();
  private final int capacity;
  private final Clock clock;

  Expiring(int capacity, Clock clock) {
    this.capacity = capacity;
    this.clock = clock;
  }

  V get(String key, Supplier<Entry<V>> make) {
    Instant now = clock.instant();
    @Nullable Entry<V> known = entries.get(key);
    if (known != null && now.isBefore(known.until())) {
      return known.value();
    }
    var made = make.get();
    if (entries.size() >= capacity) {
      entries.values().removeIf(entry -> !now.isBefore(entry.until()));
    }
    if (entries.size() >= capacity) {
      entries.clear();
    }
    entries.put(key, made);
    return made.value();
  }
}
