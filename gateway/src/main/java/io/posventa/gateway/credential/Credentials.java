package io.posventa.gateway.credential;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who presents a token. Answers are remembered for at most a minute, and forgotten at once on every
 * replica when it is revoked or rotated.
 */
@ApplicationScoped
public class Credentials {
  private static final Duration KNOWN_FOR = Duration.ofSeconds(60);
  private static final Duration UNKNOWN_FOR = Duration.ofSeconds(5);
  private static final int REMEMBERED = 50_000;

  private record Entry(Optional<Credential> credential, Instant until) {}

  private final ConcurrentHashMap<String, Entry> entries = new ConcurrentHashMap<>();
  private final List<CredentialSource> sources;
  private final Clock clock;

  Credentials(@All List<CredentialSource> sources, Clock clock) {
    this.sources =
        sources.stream()
            .sorted(Comparator.comparing(CredentialSource::prefix, Comparator.reverseOrder()))
            .toList();
    this.clock = clock;
  }

  /**
   * What is remembered of this secret; never blocks.
   *
   * @return nothing when it must be looked up; an empty answer when there is no such token; it may
   *     have expired
   */
  public Optional<Optional<Credential>> remembered(String token) {
    Instant now = clock.instant();
    @Nullable Entry entry = entries.get(Secret.hashOf(token));
    if (entry == null || !now.isBefore(entry.until())) {
      return Optional.empty();
    }
    return Optional.of(entry.credential());
  }

  /** Asks the database, and remembers. What is found may have expired. */
  public Optional<Credential> find(String token) {
    String hash = Secret.hashOf(token);
    var found =
        sources.stream()
            .filter(source -> token.startsWith(source.prefix()))
            .findFirst()
            .flatMap(source -> source.find(hash));
    Instant now = clock.instant();
    if (entries.size() >= REMEMBERED) {
      entries.values().removeIf(entry -> !now.isBefore(entry.until()));
    }
    if (entries.size() < REMEMBERED) {
      entries.put(hash, new Entry(found, now.plus(found.isPresent() ? KNOWN_FOR : UNKNOWN_FOR)));
    }
    return found;
  }

  void forget(String hash) {
    entries.remove(hash);
  }

  /** When news may have been missed. */
  void forgetAll() {
    entries.clear();
  }
}
