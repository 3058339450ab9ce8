package io.posventa.rma.reconciliation;

import io.posventa.platform.money.Money;
import java.util.Optional;

/** Something on which the provider and we disagree. */
record Difference(
    Kind kind,
    Optional<String> refundId,
    Optional<String> orderId,
    Optional<String> reference,
    Optional<Money> ours,
    Optional<Money> theirs) {

  enum Kind {
    /** We say paid; the provider has no such refund. */
    MISSING_AT_PROVIDER,
    /** The provider paid something that we know nothing of. */
    MISSING_HERE,
    AMOUNT_DIFFERS,
    /** The provider says paid, we do not. */
    STATUS_DIFFERS,
    /** The provider paid one refund of ours more than once. */
    PAID_TWICE
  }
}
