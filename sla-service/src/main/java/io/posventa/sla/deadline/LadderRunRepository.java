package io.posventa.sla.deadline;

import io.posventa.platform.tenant.TenantKey;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;

@ApplicationScoped
class LadderRunRepository implements PanacheRepositoryBase<LadderRun, TenantKey> {

  List<LadderRun> activeOf(String marketplace, Collection<String> cases) {
    return list("key.marketplaceId = ?1 and caseId in ?2 and endedAt is null", marketplace, cases);
  }
}
