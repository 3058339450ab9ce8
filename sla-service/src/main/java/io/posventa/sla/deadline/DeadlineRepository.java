package io.posventa.sla.deadline;

import io.posventa.platform.page.Slice;
import io.posventa.platform.tenant.TenantKey;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class DeadlineRepository implements PanacheRepositoryBase<Deadline, TenantKey> {
  private static final String AS_OF =
      """
      select d.* from deadline d
      join ladder_run r on r.marketplace_id = d.marketplace_id and r.id = d.run_id
      where d.marketplace_id = :marketplace and d.case_id = :case and d.basis_version <= :version
        and (r.ended_version is null or r.ended_version > :version)
      order by d.due_at, d.id""";

  /** Pending and paused ones; the statuses are spelled out for the partial index. */
  List<Deadline> openOf(String marketplace, Collection<String> cases) {
    return list(
        "key.marketplaceId = ?1 and caseId in ?2 and status in (PENDING, PAUSED)",
        marketplace,
        cases);
  }

  /** Those of the ladders that ran when the case had this version. */
  List<Deadline> ofCaseAsOf(TenantKey of, long version) {
    return getEntityManager()
        .createNativeQuery(AS_OF, Deadline.class)
        .setParameter("marketplace", of.marketplaceId())
        .setParameter("case", of.id())
        .setParameter("version", version)
        .getResultList();
  }

  List<Deadline> page(String marketplace, DeadlineFilter filter, Slice slice) {
    var query = filter.query(marketplace);
    slice.after().ifPresent(key -> query.after(Instant.parse(key.getFirst()), key.getLast()));
    return find(query.text() + " order by dueAt, key.id", query.parameters())
        .range(0, slice.limit())
        .list();
  }

  Optional<Deadline> ofVendor(TenantKey key, Optional<String> vendor) {
    return findByIdOptional(key).filter(d -> vendor.map(d.vendorId::equals).orElse(true));
  }
}
