package io.posventa.gateway.clock;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How test clocks are moved. */
@ConfigMapping(prefix = "posventa.gateway.clock")
interface ClockConfig {
  /** How long the services may go on working on one step before the clock is called stuck. */
  @WithDefault("60s")
  Duration patience();

  /** How long a replica keeps a clock to itself without a sign of life. */
  @WithDefault("15s")
  Duration lease();

  /** The wait between two looks at services that are still working. */
  @WithDefault("15ms")
  Duration pause();

  /** How often a replica looks for clocks that another has left. */
  @WithDefault("1s")
  Duration idle();
}
