package io.posventa.rma.payment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How Stripe, or what speaks its protocol, is reached. */
@ConfigMapping(prefix = "rma.stripe")
interface StripeConfig {
  /** Base address of the API; the payment simulator's in a sandbox. */
  @WithDefault("http://localhost:8090")
  String address();

  /** Secret key of the account that refunds are paid from. */
  @WithDefault("sk_test_posventa")
  String secretKey();

  /** Longest wait for a connection. */
  @WithDefault("1s")
  Duration connectTimeout();

  /** Longest wait for a whole answer. */
  @WithDefault("4s")
  Duration answerTimeout();
}
