package io.posventa.platform.request;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whose request ids are taken over. */
@ConfigMapping(prefix = "posventa.request")
public interface RequestConfig {
  /** Whether a caller's Request-Id is kept: yes behind the gateway, no at the public door. */
  @WithDefault("true")
  boolean trustId();
}
