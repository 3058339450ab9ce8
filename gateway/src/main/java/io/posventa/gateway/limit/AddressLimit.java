package io.posventa.gateway.limit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps one address from using a replica up, whatever it presents. */
@ApplicationScoped
public class AddressLimit {
  private static final int MOST_ADDRESSES = 100_000;

  private record Count(long second, int requests) {}

  private final ConcurrentHashMap<String, Count> counts = new ConcurrentHashMap<>();
  private final LimitConfig config;
  private final Clock clock;

  AddressLimit(LimitConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  public boolean admits(String address) {
    long second = clock.instant().getEpochSecond();
    if (counts.size() > MOST_ADDRESSES) {
      counts.values().removeIf(count -> count.second() < second);
    }
    var count =
        counts.merge(
            address,
            new Count(second, 1),
            (old, one) -> old.second() == second ? new Count(second, old.requests() + 1) : one);
    return count.requests() <= config.addressPerSecond();
  }
}
