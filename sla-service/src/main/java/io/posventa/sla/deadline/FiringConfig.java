package io.posventa.sla.deadline;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How live tenants' steps are fired. */
@ConfigMapping(prefix = "posventa.firing")
interface FiringConfig {
  /** Whether this replica fires live tenants' steps. */
  @WithDefault("true")
  boolean enabled();

  /** Cases claimed by one transaction. */
  @WithDefault("500")
  int batch();

  /** The longest sleep: how late another replica's work is taken over. */
  @WithDefault("500ms")
  Duration idle();
}
