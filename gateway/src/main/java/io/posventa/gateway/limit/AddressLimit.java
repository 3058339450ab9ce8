package io.posventa.gateway.limit;

import io.posventa.gateway.limit.Limits.Refused;
import io.posventa.gateway.limit.Limits.Verdict;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
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

  /**
   * Where a request comes from. What a proxy says of it may be no address, such as {@code unknown}.
   */
  public static String of(HttpServerRequest request) {
    var address = request.remoteAddress();
    return Objects.requireNonNullElse(address.hostAddress(), address.host());
  }

  /** Counts a request of this address; until its key is known, this is the limit in force. */
  public Verdict enter(String address) {
    long second = clock.instant().getEpochSecond();
    if (counts.size() > MOST_ADDRESSES) {
      counts.values().removeIf(count -> count.second() < second);
    }
    var count =
        counts.merge(
            address,
            new Count(second, 1),
            (old, one) -> old.second() == second ? new Count(second, old.requests() + 1) : one);
    int left = config.addressPerSecond() - count.requests();
    return new Verdict(
        "\"address\";q=" + config.addressPerSecond() + ";w=1",
        "\"address\";r=" + Math.max(0, left) + ";t=1",
        left < 0 ? Optional.of(Refused.ADDRESS) : Optional.empty(),
        1);
  }
}
