package io.posventa.gateway.marketplace;

import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.tenant.TenantKey;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class MarketplaceRepository implements PanacheRepositoryBase<Marketplace, TenantKey> {
  private static final String EXTERNAL = "ext:";

  Marketplace require(String id) {
    return find("key.id = ?1", id).firstResultOptional().orElseThrow(this::unknown);
  }

  Marketplace lock(String id) {
    return findByIdOptional(new TenantKey(id, id), LockModeType.PESSIMISTIC_WRITE)
        .orElseThrow(this::unknown);
  }

  /** Lets the rest of the transaction see the marketplace that is named so, if there is one. */
  Optional<Marketplace> site(String reference) {
    getEntityManager()
        .createNativeQuery("select set_config('app.site', :reference, true)", String.class)
        .setParameter("reference", reference)
        .getSingleResult();
    return reference.startsWith(EXTERNAL)
        ? find("externalId = ?1", reference.substring(EXTERNAL.length())).firstResultOptional()
        : find("key.id = ?1", reference).firstResultOptional();
  }

  /** What row-level security shows: a tenant itself, a platform administrator all. */
  List<Marketplace> after(String id, int limit) {
    return find("key.id > ?1 order by key.id", id).page(0, limit).list();
  }

  private Refusal unknown() {
    return new Refusal(CommonProblem.NOT_FOUND, "There is no such marketplace.");
  }
}
