package io.posventa.rma.cancellation;

import io.posventa.platform.http.Versioned;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A cancellation as it is shown and told. */
record CancellationView(
    String id,
    String object,
    long version,
    Instant createdAt,
    Instant updatedAt,
    String ticket,
    String order,
    String orderExternalId,
    String vendor,
    @Nullable String subscription,
    Cancellation.Status status,
    @Nullable String problem)
    implements Versioned {

  static CancellationView of(Cancellation cancellation) {
    return new CancellationView(
        cancellation.key.id(),
        "cancellation",
        cancellation.version,
        cancellation.createdAt,
        cancellation.updatedAt,
        cancellation.ticketId,
        cancellation.orderId,
        cancellation.orderExternalId,
        cancellation.vendorId,
        cancellation.subscription,
        cancellation.status,
        cancellation.problem);
  }
}
