package io.posventa.gateway.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Signing in. */
@ConfigMapping(prefix = "posventa.gateway.sessions")
interface SessionConfig {
  /** How long a sign-in token is good for. */
  @WithDefault("15m")
  Duration signIn();

  /** How long a session lasts. */
  @WithDefault("12h")
  Duration session();

  /** How long tokens and sessions are remembered that are over. */
  @WithDefault("P30D")
  Duration keep();
}
