package io.posventa.portal.api;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Where the public API is. */
@ConfigMapping(prefix = "posventa.portal.gateway")
public interface GatewayConfig {

  /** Where this process reaches the public API. */
  @WithDefault("http://localhost:8080")
  URI url();

  /** Where a browser reaches it, for downloads; the same unless it is said. */
  Optional<URI> publicUrl();

  /** How long a connection may take to open. */
  @WithDefault("2s")
  Duration connectTimeout();

  /** How long an answer may take. */
  @WithDefault("12s")
  Duration readTimeout();
}
