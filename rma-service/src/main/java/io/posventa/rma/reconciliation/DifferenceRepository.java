package io.posventa.rma.reconciliation;

import io.posventa.platform.tenant.TenantKey;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class DifferenceRepository implements PanacheRepositoryBase<DifferenceRow, TenantKey> {

  /** One comparison of a tenant at a time keeps its result. */
  void lock(String marketplaceId) {
    getEntityManager()
        .createNativeQuery(
            "select 1 from (select pg_advisory_xact_lock(hashtextextended(:name, 11))) locked")
        .setParameter("name", marketplaceId)
        .getSingleResult();
  }

  List<DifferenceRow> open(String marketplaceId) {
    return list("key.marketplaceId = ?1 and resolvedAt is null", marketplaceId);
  }

  List<DifferenceRow> openBefore(String marketplaceId, String beforeId, int limit) {
    return find(
            "key.marketplaceId = ?1 and resolvedAt is null and key.id < ?2 order by key.id desc",
            marketplaceId,
            beforeId)
        .page(0, limit)
        .list();
  }
}
