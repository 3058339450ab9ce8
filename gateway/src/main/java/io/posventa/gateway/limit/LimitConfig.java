package io.posventa.gateway.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much one key, and one address, may ask for. */
@ConfigMapping(prefix = "posventa.gateway.limits")
interface LimitConfig {
  /** Requests of one key in a second. */
  @WithDefault("100")
  int perSecond();

  /** Requests of one key in a minute. */
  @WithDefault("3000")
  int perMinute();

  /** Requests of one key for feeds and searches in a second. */
  @WithDefault("10")
  int syncPerSecond();

  /** Requests of one key under way at once, at each replica. */
  @WithDefault("25")
  int inFlight();

  /** Requests of one address in a second, at each replica, whatever keys they carry. */
  @WithDefault("1000")
  int addressPerSecond();

  /** Sign-ins, and links sent again, in a minute: from one address, and for one person. */
  @WithDefault("5")
  int attemptsPerMinute();
}
