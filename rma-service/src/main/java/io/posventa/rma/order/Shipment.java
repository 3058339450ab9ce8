package io.posventa.rma.order;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One parcel on its way. */
@Embeddable
public record Shipment(
    String carrier,
    @Nullable String trackingNumber,
    @Nullable String url,
    @Nullable Instant shippedAt,
    @Nullable Instant deliveredAt) {}
