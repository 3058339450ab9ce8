package io.posventa.rma.refund;

import io.posventa.platform.tenant.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Refunds that a ticket asks for and that have not ended. */
@ApplicationScoped
public class OpenRefunds {
  private final RefundRepository refunds;
  private final Tenancy tenancy;

  OpenRefunds(RefundRepository refunds, Tenancy tenancy) {
    this.refunds = refunds;
    this.tenancy = tenancy;
  }

  /** The ticket that asks for a refund of the order. */
  @Transactional
  public Optional<String> ticketOf(String order) {
    return refunds
        .find(
            """
            key.marketplaceId = ?1 and orderId = ?2 and ticketId is not null
            and status in (SCHEDULED, EXECUTING, NEEDS_PERSON) order by key.id desc""",
            tenancy.current(),
            order)
        .firstResultOptional()
        .map(refund -> refund.ticketId);
  }
}
