package io.posventa.rma.reconciliation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How far back the provider's books are laid beside ours. */
@ConfigMapping(prefix = "rma.reconciliation")
interface ReconciliationConfig {
  /** Refunds tried within this time are compared. */
  @WithDefault("7d")
  Duration window();

  /** When every marketplace is compared, as a Quartz expression. */
  @WithDefault("0 17 3 * * ?")
  String daily();
}
