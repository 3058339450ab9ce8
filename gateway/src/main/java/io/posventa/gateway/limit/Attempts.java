package io.posventa.gateway.limit;

import io.posventa.gateway.credential.Secret;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Holds doors that are open to all to a few attempts a minute: from one address, and for one e-mail
 * address or link, whether or not there is such a one. Counted by all replicas together.
 */
@ApplicationScoped
public class Attempts {
  private static final int SECONDS_IN_A_MINUTE = 60;
  private static final int NETWORK_BYTES = 8;

  private final Lots lots;
  private final LimitConfig config;
  private final Clock clock;
  private final RoutingContext request;

  Attempts(Lots lots, LimitConfig config, Clock clock, RoutingContext request) {
    this.lots = lots;
    this.config = config;
    this.clock = clock;
    this.request = request;
  }

  /**
   * Counts an attempt of the current request.
   *
   * @param kind what is tried
   * @param name on what; only a digest of it is kept
   * @throws Refusal 429
   */
  public void enter(String kind, String name) {
    enterOne(kind + " from " + network(AddressLimit.of(request.request())));
    enterOne(kind + " on " + name);
  }

  private void enterOne(String bucket) {
    long second = clock.instant().getEpochSecond();
    String digest = "attempt:" + Secret.hashOf(bucket);
    if (!lots.takeOne(digest, config.attemptsPerMinute(), second)) {
      long wait = SECONDS_IN_A_MINUTE - second % SECONDS_IN_A_MINUTE;
      throw new Refusal(CommonProblem.RATE_LIMITED, "Too many attempts; wait a minute.")
          .with("Retry-After", Long.toString(wait));
    }
  }

  /** Of IPv6 the network: whoever has one address there has them all. */
  static String network(String address) {
    try {
      return InetAddress.ofLiteral(address) instanceof Inet6Address six
          ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES))
          : address;
    } catch (IllegalArgumentException e) {
      return address;
    }
  }
}
