package io.posventa.launcher.payment;

import org.jspecify.annotations.Nullable;

/**
 * A payment that was taken. One that a storefront made elsewhere is taken on trust at its first
 * refund: it then has no known amount, and so no limit.
 */
record Charge(
    String id, String object, @Nullable Long amount, String currency, long refunded, long created) {

  Charge plusRefunded(long more) {
    return new Charge(id, object, amount, currency, refunded + more, created);
  }

  boolean bears(long more) {
    return amount == null || refunded + more <= amount;
  }
}
