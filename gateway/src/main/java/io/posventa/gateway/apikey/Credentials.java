package io.posventa.gateway.apikey;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who presents a key. Answers are remembered for at most a minute, and forgotten at once on every
 * replica when a key is revoked or rotated.
 */
@ApplicationScoped
public class Credentials {
  private static final Duration KNOWN_FOR = Duration.ofSeconds(60);
  private static final Duration UNKNOWN_FOR = Duration.ofSeconds(5);
  private static final int REMEMBERED = 50_000;

  private record Entry(Optional<Credential> credential, Instant until) {}

  private final ConcurrentHashMap<String, Entry> entries = new ConcurrentHashMap<>();
  private final CredentialLookup lookup;
  private final Clock clock;

  Credentials(CredentialLookup lookup, Clock clock) {
    this.lookup = lookup;
    this.clock = clock;
  }

  public static String hashOf(String secret) {
    return Secret.hashOf(secret);
  }

  /**
   * What is remembered of this secret; never blocks.
   *
   * @return nothing when it must be looked up; an empty answer when there is no such key
   */
  public Optional<Optional<Credential>> remembered(String hash) {
    Instant now = clock.instant();
    @Nullable Entry entry = entries.get(hash);
    if (entry == null || !now.isBefore(entry.until())) {
      return Optional.empty();
    }
    return Optional.of(entry.credential().filter(known -> known.isGoodAt(now)));
  }

  /** Asks the database, and remembers. */
  public Optional<Credential> find(String hash) {
    var found = lookup.find(hash);
    Instant now = clock.instant();
    if (entries.size() >= REMEMBERED) {
      entries.values().removeIf(entry -> !now.isBefore(entry.until()));
    }
    if (entries.size() < REMEMBERED) {
      entries.put(hash, new Entry(found, now.plus(found.isPresent() ? KNOWN_FOR : UNKNOWN_FOR)));
    }
    return found.filter(known -> known.isGoodAt(now));
  }

  void forget(String hash) {
    entries.remove(hash);
  }

  /** When news may have been missed. */
  void forgetAll() {
    entries.clear();
  }
}
