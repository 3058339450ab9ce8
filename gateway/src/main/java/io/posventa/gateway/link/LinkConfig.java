package io.posventa.gateway.link;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Links to cases. */
@ConfigMapping(prefix = "posventa.gateway.links")
interface LinkConfig {
  /** Where the pages are that links open. */
  @WithDefault("http://localhost:8085")
  String pages();

  /** How long a link is good for where neither the request nor the policy says. */
  @WithDefault("P90D")
  Duration expire();

  /** The longest that a link may be good for. */
  @WithDefault("P366D")
  Duration longest();

  /** How often the uses of links are written down. */
  @WithDefault("60s")
  Duration noteEvery();

  /** How long an expired link is remembered, so that its holder may have it sent again. */
  @WithDefault("P366D")
  Duration keep();
}
