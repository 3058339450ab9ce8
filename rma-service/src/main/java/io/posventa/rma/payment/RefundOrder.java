package io.posventa.rma.payment;

import io.posventa.platform.money.Money;

/**
 * What the provider is told to do.
 *
 * @param refundId kept in the provider's metadata, by which an unknown outcome is found again
 * @param charge the provider's name for the payment that is given back
 * @param key the idempotency key, fixed before the first attempt
 */
public record RefundOrder(
    String marketplaceId, String refundId, String charge, Money amount, String key) {}
