package io.posventa.gateway.policy;

import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.tenant.TenantKey;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class PolicyRepository implements PanacheRepositoryBase<Policy, TenantKey> {

  Policy require(String marketplaceId, int number) {
    return find("key.marketplaceId = ?1 and number = ?2", marketplaceId, number)
        .firstResultOptional()
        .orElseThrow(
            () -> new Refusal(CommonProblem.NOT_FOUND, "There is no such version of the policy."));
  }

  Optional<Policy> lockActive(String marketplaceId) {
    return find("key.marketplaceId = ?1 and status = ?2", marketplaceId, Policy.Status.ACTIVE)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResultOptional();
  }

  Optional<Policy> active(String marketplaceId) {
    return find("key.marketplaceId = ?1 and status = ?2", marketplaceId, Policy.Status.ACTIVE)
        .firstResultOptional();
  }

  int lastNumber(String marketplaceId) {
    return find("key.marketplaceId = ?1 order by number desc", marketplaceId)
        .firstResultOptional()
        .map(policy -> policy.number)
        .orElse(0);
  }

  List<Policy> after(String marketplaceId, int number, int limit) {
    return find("key.marketplaceId = ?1 and number > ?2 order by number", marketplaceId, number)
        .page(0, limit)
        .list();
  }
}
