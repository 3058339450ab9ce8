package io.posventa.rma.cancellation;

import io.posventa.platform.tenant.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Cancellations that a ticket asks for and that have not ended. */
@ApplicationScoped
public class OpenCancellations {
  private final CancellationRepository cancellations;
  private final Tenancy tenancy;

  OpenCancellations(CancellationRepository cancellations, Tenancy tenancy) {
    this.cancellations = cancellations;
    this.tenancy = tenancy;
  }

  /** The ticket that asks for the end of the order's subscription. */
  @Transactional
  public Optional<String> ticketOf(String order) {
    return cancellations
        .find(
            """
            key.marketplaceId = ?1 and orderId = ?2 and status = SCHEDULED
            order by key.id desc""",
            tenancy.current(),
            order)
        .firstResultOptional()
        .map(cancellation -> cancellation.ticketId);
  }
}
