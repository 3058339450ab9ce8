package io.posventa.platform.page;

import io.smallrye.config.ConfigMapping;

/** What cursors are signed with. */
@ConfigMapping(prefix = "posventa.cursor")
public interface CursorConfig {
  /** At least 32 random bytes, base64; the same on all replicas of a service. */
  String secret();
}
