package io.posventa.rma.payment;

import io.posventa.platform.money.Money;
import java.time.Instant;
import java.util.Optional;

/** A refund as the provider's books have it; without our ids it was made elsewhere. */
public record ProviderRefund(
    String reference,
    String charge,
    Money amount,
    boolean paid,
    Instant createdAt,
    Optional<String> marketplaceId,
    Optional<String> refundId) {}
