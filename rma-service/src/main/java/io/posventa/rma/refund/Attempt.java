package io.posventa.rma.refund;

import io.posventa.rma.payment.Outcome;
import io.posventa.rma.payment.PaymentProvider;
import io.posventa.rma.payment.RefundOrder;
import java.time.Duration;
import java.time.Instant;

/**
 * One attempt at the provider. From the second on the provider is asked first, and the refund is
 * repeated only when it says that it has none and the key is young enough to be remembered.
 */
record Attempt(RefundOrder order, String provider, int number, Instant firstAt) {
  /** Providers forget keys after a day; an hour is left for clocks that disagree. */
  static final Duration KEY_IS_SAFE = Duration.ofHours(23);

  static final String KEY_TOO_OLD = "key_too_old";

  Outcome run(PaymentProvider provider, Instant now) {
    if (number == 1) {
      return provider.refund(order);
    }
    return switch (provider.ask(order)) {
      case Outcome.Nothing _ when firstAt.plus(KEY_IS_SAFE).isAfter(now) -> provider.refund(order);
      case Outcome.Nothing _ -> new Outcome.Declined(KEY_TOO_OLD);
      case Outcome known -> known;
    };
  }
}
