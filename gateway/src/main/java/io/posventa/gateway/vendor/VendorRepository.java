package io.posventa.gateway.vendor;

import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.tenant.TenantKey;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class VendorRepository implements PanacheRepositoryBase<Vendor, TenantKey> {
  private static final String EXTERNAL = "ext:";

  /** By id, or by {@code ext:} and the external id. */
  Optional<Vendor> referredTo(String marketplaceId, String reference) {
    return reference.startsWith(EXTERNAL)
        ? ofExternalId(marketplaceId, reference.substring(EXTERNAL.length()))
        : findByIdOptional(new TenantKey(marketplaceId, reference));
  }

  Optional<Vendor> ofExternalId(String marketplaceId, String externalId) {
    return find("key.marketplaceId = ?1 and externalId = ?2", marketplaceId, externalId)
        .firstResultOptional();
  }

  Vendor lock(TenantKey key) {
    return findByIdOptional(key, LockModeType.PESSIMISTIC_WRITE)
        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND, "There is no such vendor."));
  }

  List<Vendor> after(String marketplaceId, String id, int limit) {
    return find("key.marketplaceId = ?1 and key.id > ?2 order by key.id", marketplaceId, id)
        .page(0, limit)
        .list();
  }

  List<Vendor> all(String marketplaceId) {
    return find("key.marketplaceId = ?1 order by key.id", marketplaceId)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list();
  }
}
