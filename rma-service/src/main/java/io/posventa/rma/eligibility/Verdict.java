package io.posventa.rma.eligibility;

import io.posventa.platform.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The answer of all rules together.
 *
 * @param until the first instant at which it would be too late, where that is known
 * @param invoice the invoice that would be refunded
 * @param amount what would be refunded
 */
public record Verdict(
    List<Reason> reasons,
    Optional<Instant> until,
    Optional<String> invoice,
    Optional<Money> amount) {
  public Verdict {
    reasons = List.copyOf(reasons);
  }

  public boolean allowed() {
    return reasons.stream().allMatch(Reason::allowed);
  }

  /** The rule that refused first. */
  public Optional<Reason> refusal() {
    return reasons.stream().filter(reason -> !reason.allowed()).findFirst();
  }
}
