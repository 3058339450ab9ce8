package io.posventa.gateway.door;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How requests are passed on. */
@ConfigMapping(prefix = "posventa.gateway.door")
interface DoorConfig {
  /** The one origin whose pages may read answers. */
  @WithDefault("http://localhost:8080")
  String allowedOrigin();

  /** How long a service may take to answer. */
  @WithDefault("10s")
  Duration deadline();

  /** How long a connection to a service may take to be made. */
  @WithDefault("1s")
  Duration connectTimeout();

  /** Connections to each service. */
  @WithDefault("200")
  int connections();

  /** How long a service may take over a body that may be larger than usual. */
  @WithDefault("120s")
  Duration uploadDeadline();

  /** The largest body, in bytes, where the contract names no other for an operation. */
  @WithDefault("1048576")
  long largestBody();

  /** How long the signed identity of a credential is used again. */
  @WithDefault("60s")
  Duration identityReuse();
}
