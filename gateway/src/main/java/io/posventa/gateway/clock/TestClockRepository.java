package io.posventa.gateway.clock;

import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.tenant.TenantKey;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

@ApplicationScoped
class TestClockRepository implements PanacheRepositoryBase<TestClock, TenantKey> {

  TestClock require(TenantKey key, LockModeType lock) {
    return findByIdOptional(key, lock)
        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND, "There is no such test clock."));
  }
}
