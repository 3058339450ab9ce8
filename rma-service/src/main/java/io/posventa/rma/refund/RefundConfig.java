package io.posventa.rma.refund;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How refunds are tried at their providers. */
@ConfigMapping(prefix = "rma.refunds")
interface RefundConfig {
  /** Attempts of one replica at the same time; 0: this replica makes none. */
  @WithDefault("16")
  int parallel();

  /** How long an attempt is its worker's own: longer than a question and a payment can take. */
  @WithDefault("12s")
  Duration lease();

  /** Longest sleep between two looks for attempts that are due. */
  @WithDefault("250ms")
  Duration idle();

  /** After so many attempts without an outcome a person decides. */
  @WithDefault("20")
  int mostAttempts();

  /** How long a quoted amount can be used. */
  @WithDefault("30m")
  Duration quoteLife();
}
