package io.posventa.notification.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The public feed. */
@ConfigMapping(prefix = "posventa.feed")
interface FeedConfig {
  /** How long events can be read, by the machine's time. At least 30 days are promised. */
  @WithDefault("35d")
  Duration keep();
}
