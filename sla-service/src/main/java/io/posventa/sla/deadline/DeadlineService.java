package io.posventa.sla.deadline;

import io.posventa.platform.page.Slice;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.tenant.TenantKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Reads deadlines of the current tenant. */
@ApplicationScoped
class DeadlineService {
  private final DeadlineRepository deadlines;
  private final LadderCaseRepository cases;
  private final Tenancy tenancy;

  DeadlineService(DeadlineRepository deadlines, LadderCaseRepository cases, Tenancy tenancy) {
    this.deadlines = deadlines;
    this.cases = cases;
    this.tenancy = tenancy;
  }

  @Transactional
  List<Deadline> page(DeadlineFilter filter, Slice slice) {
    return deadlines.page(tenancy.current(), filter, slice);
  }

  /**
   * A vendor's credential finds the vendor's own only.
   *
   * @param confinedTo the only case, or the order of the only cases, that the caller reaches
   */
  @Transactional
  Deadline require(String id, Optional<String> vendor, Optional<String> confinedTo) {
    return deadlines
        .ofVendor(key(id), vendor)
        .filter(deadline -> confinedTo.map(reach -> isOf(deadline, reach)).orElse(true))
        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND, "No such deadline."));
  }

  private boolean isOf(Deadline deadline, String caseOrOrder) {
    return deadline.caseId.equals(caseOrOrder)
        || cases
            .findByIdOptional(key(deadline.caseId))
            .filter(of -> caseOrOrder.equals(of.orderId))
            .isPresent();
  }

  /**
   * A case's deadlines when it had a version; {@code ready} once that version has been seen here.
   */
  record CaseDeadlines(String caseId, boolean ready, List<Deadline> deadlines) {}

  @Transactional
  CaseDeadlines asOf(String caseId, long version) {
    var ready =
        cases.findByIdOptional(key(caseId)).filter(of -> of.lastVersion >= version).isPresent();
    return new CaseDeadlines(
        caseId, ready, ready ? deadlines.ofCaseAsOf(key(caseId), version) : List.of());
  }

  private TenantKey key(String id) {
    return new TenantKey(tenancy.current(), id);
  }
}
