package io.posventa.gateway.vendor;

import io.posventa.platform.id.Ids;
import io.posventa.platform.identity.Actor;
import io.posventa.platform.identity.Caller;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.tenant.TenantKey;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The history of a vendor's refund mode. */
@ApplicationScoped
class RefundModeDecisions implements PanacheRepositoryBase<RefundModeDecision, TenantKey> {
  private static final String LAST = "~";

  private final Caller caller;
  private final Tenancy tenancy;
  private final Ids ids;

  RefundModeDecisions(Caller caller, Tenancy tenancy, Ids ids) {
    this.caller = caller;
    this.tenancy = tenancy;
    this.ids = ids;
  }

  void note(
      String vendorId,
      VendorProfile.RefundMode refundMode,
      RefundModeDecision.Grounds grounds,
      Instant now) {
    Actor by = caller.actor();
    var key = new TenantKey(tenancy.current(), ids.next("decision"));
    persist(new RefundModeDecision(key, vendorId, refundMode, grounds, by, now));
  }

  /** Newest first. */
  List<RefundModeDecision> before(String vendorId, Optional<String> id, int limit) {
    return find(
            "key.marketplaceId = ?1 and vendorId = ?2 and key.id < ?3 order by key.id desc",
            tenancy.current(),
            vendorId,
            id.orElse(LAST))
        .page(0, limit)
        .list();
  }
}
