package io.posventa.sla.deadline;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.posventa.platform.http.Versioned;
import io.posventa.sla.ladder.Step;
import java.time.Instant;
import java.util.Optional;

/** A deadline as the API and the events show it. */
record DeadlineView(
    String id,
    String object,
    long version,
    Instant createdAt,
    Instant updatedAt,
    @JsonProperty("case") String caseId,
    String vendor,
    String ladder,
    int step,
    int number,
    Step.Action action,
    Deadline.Status status,
    Instant startedAt,
    Instant dueAt,
    Optional<Instant> firedAt,
    Optional<Instant> cancelledAt,
    Optional<String> cancelledBy,
    long basisVersion,
    String policy,
    long policyVersion)
    implements Versioned {

  static DeadlineView of(Deadline d) {
    return new DeadlineView(
        d.key.id(),
        "deadline",
        d.version,
        d.createdAt,
        d.updatedAt,
        d.caseId,
        d.vendorId,
        d.ladder,
        d.step,
        d.number,
        d.action,
        d.status,
        d.explanation.start().at(),
        d.dueAt,
        Optional.ofNullable(d.firedAt),
        Optional.ofNullable(d.cancelledAt),
        Optional.ofNullable(d.cancelledBy),
        d.basisVersion,
        d.policyId,
        d.policyVersion);
  }
}
