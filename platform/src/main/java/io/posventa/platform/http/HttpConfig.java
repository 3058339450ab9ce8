package io.posventa.platform.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of the public routes. */
@ConfigMapping(prefix = "posventa.http")
public interface HttpConfig {
  /** The largest body under /v1. */
  @WithDefault("1M")
  MemorySize maxBody();

  /** The largest body under /v1 that carries a file; the door has a smaller one for each route. */
  @WithDefault("25M")
  MemorySize maxUpload();

  /** How long an answer is kept under its Idempotency-Key, where no money moves. */
  @WithDefault("48h")
  Duration keepAnswers();
}
