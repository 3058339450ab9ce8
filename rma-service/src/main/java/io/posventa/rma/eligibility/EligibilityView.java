package io.posventa.rma.eligibility;

import io.posventa.platform.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether something may be asked for, and why. */
record EligibilityView(
    String object,
    String order,
    Action action,
    Party by,
    Instant at,
    boolean allowed,
    Optional<Instant> until,
    Optional<String> invoice,
    Optional<Money> amount,
    List<Reason> reasons) {

  static EligibilityView of(Eligibilities.Asked asked, Action action, Party by, Instant at) {
    var verdict = asked.verdict();
    return new EligibilityView(
        "eligibility",
        asked.sale().id(),
        action,
        by,
        at,
        verdict.allowed(),
        verdict.until(),
        verdict.invoice(),
        verdict.amount(),
        verdict.reasons());
  }
}
