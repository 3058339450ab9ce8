package io.posventa.gateway.link;

import io.posventa.platform.tenant.TenantKey;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class LinkRepository implements PanacheRepositoryBase<CaseLink, TenantKey> {

  List<CaseLink> after(
      String marketplaceId,
      Optional<String> caseId,
      Optional<String> vendorId,
      String id,
      int limit) {
    var query = new StringBuilder("key.marketplaceId = :marketplace and key.id > :id");
    var parameters = Parameters.with("marketplace", marketplaceId).and("id", id);
    caseId.ifPresent(
        only -> {
          query.append(" and caseId = :case");
          parameters.and("case", only);
        });
    vendorId.ifPresent(
        only -> {
          query.append(" and vendorId = :vendor");
          parameters.and("vendor", only);
        });
    return find(query.append(" order by key.id").toString(), parameters).page(0, limit).list();
  }

  /** Those of an order and of its tickets that still open something, locked. */
  List<CaseLink> openToCustomersOf(String marketplaceId, String orderId) {
    return find(
            "key.marketplaceId = ?1 and orderId = ?2 and party = ?3 and revokedAt is null"
                + " order by key.id",
            marketplaceId,
            orderId,
            CaseLink.Party.CUSTOMER)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list();
  }
}
