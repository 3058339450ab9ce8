package io.posventa.rma.refund;

import io.posventa.platform.money.Money;
import io.posventa.platform.tenant.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Our side of the books, for reconciliation. */
@ApplicationScoped
public class RefundBooks {
  private final RefundRepository refunds;
  private final Tenancy tenancy;

  RefundBooks(RefundRepository refunds, Tenancy tenancy) {
    this.refunds = refunds;
    this.tenancy = tenancy;
  }

  /**
   * One refund that was tried at a provider.
   *
   * @param paid we say that the money has left
   * @param byHand a person paid; the provider knows nothing of it
   * @param open its outcome is still to come, so nothing about it is a difference yet
   */
  public record Entry(
      String refundId,
      String orderId,
      String provider,
      Money amount,
      boolean paid,
      boolean byHand,
      boolean open) {}

  /** All refunds of the current tenant that were tried since then, by machine time. */
  @Transactional
  public List<Entry> triedSince(String provider, Instant since) {
    return refunds
        .find(
            """
            from Refund r where r.key.marketplaceId = ?1 and r.provider = ?2 and r.firstAttemptAt is not null
            and exists (from RefundAttempt a where a.key.marketplaceId = ?1 and a.key.refundId = r.key.id
                        and a.startedAt >= ?3)""",
            tenancy.current(),
            provider,
            since)
        .stream()
        .map(RefundBooks::entry)
        .toList();
  }

  /** Those of the current tenant's refunds that have these ids. */
  @Transactional
  public List<Entry> named(Collection<String> ids) {
    return refunds
        .find("key.marketplaceId = ?1 and key.id in ?2", tenancy.current(), List.copyOf(ids))
        .stream()
        .map(RefundBooks::entry)
        .toList();
  }

  private static Entry entry(Refund refund) {
    boolean paid = refund.status == Refund.Status.SUCCEEDED;
    return new Entry(
        refund.key.id(),
        refund.orderId,
        refund.provider,
        refund.amount(),
        paid,
        refund.byHand,
        refund.status == Refund.Status.EXECUTING);
  }
}
