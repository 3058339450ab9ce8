package io.posventa.rma.reconciliation;

import io.posventa.platform.id.Ids;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.tenant.TenantKey;
import io.posventa.platform.time.TenantClock;
import io.posventa.rma.payment.ProviderRefund;
import io.posventa.rma.refund.RefundBooks.Entry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The differences that are open. Found again, one stays as it is; no longer found, it is resolved.
 */
@ApplicationScoped
class Differences {
  private static final String LAST = "diff_~";

  private final DifferenceRepository rows;
  private final Ids ids;
  private final Tenancy tenancy;
  private final TenantClock clock;

  Differences(DifferenceRepository rows, Ids ids, Tenancy tenancy, TenantClock clock) {
    this.rows = rows;
    this.ids = ids;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  /**
   * @param ours what of our books was compared, and
   * @param theirs what of the provider's: nothing else is resolved
   */
  @Transactional
  void keep(List<Difference> found, List<Entry> ours, Collection<ProviderRefund> theirs) {
    rows.lock(tenancy.current());
    var now = clock.now();
    var open = rows.open(tenancy.current());
    Set<String> refunds = ours.stream().map(Entry::refundId).collect(Collectors.toSet());
    Set<String> references =
        theirs.stream().map(ProviderRefund::reference).collect(Collectors.toSet());
    open.stream()
        .filter(row -> found.stream().noneMatch(row::isOf))
        .filter(row -> isIn(refunds, row.refundId) || isIn(references, row.reference))
        .forEach(row -> row.resolvedAt = now);
    found.stream()
        .filter(difference -> open.stream().noneMatch(row -> row.isOf(difference)))
        .map(difference -> new DifferenceRow(key(), difference, now))
        .forEach(rows::persist);
  }

  private static boolean isIn(Set<String> compared, @Nullable String id) {
    return id != null && compared.contains(id);
  }

  private TenantKey key() {
    return new TenantKey(tenancy.current(), ids.next("diff"));
  }

  @Transactional
  List<DifferenceRow> open(Optional<String> beforeId, int limit) {
    return rows.openBefore(tenancy.current(), beforeId.orElse(LAST), limit);
  }
}
