package io.posventa.sla.deadline;

import io.posventa.platform.tenant.TenantKey;
import io.posventa.sla.arithmetic.DueDates;
import io.posventa.sla.arithmetic.Explanation;
import io.posventa.sla.arithmetic.Move;
import io.posventa.sla.arithmetic.Pause;
import io.posventa.sla.calendar.WorkCalendar;
import io.posventa.sla.ladder.LadderPolicy;
import io.posventa.sla.ladder.Occurrence;
import io.posventa.sla.ladder.Step;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** One step of a running ladder: due once, and never done before. */
@Entity
@DynamicUpdate
class Deadline {
  enum Status {
    PENDING,
    PAUSED,
    FIRED,
    CANCELLED
  }

  @EmbeddedId TenantKey key;
  String caseId;
  String runId;
  String vendorId;
  String ladder;
  int step;
  int number;

  @Enumerated(EnumType.STRING)
  Step.Action action;

  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(write = "?::jsonb")
  @Convert(converter = JsonColumn.OfEffect.class)
  Effect effect;

  @Enumerated(EnumType.STRING)
  Status status;

  Instant dueAt;
  @Nullable Instant firedAt;
  @Nullable Instant cancelledAt;
  @Nullable String cancelledBy;
  long basisVersion;
  String policyId;
  long policyVersion;

  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(write = "?::jsonb")
  @Convert(converter = JsonColumn.OfExplanation.class)
  Explanation explanation;

  Instant createdAt;
  Instant updatedAt;
  @Version long version = 1;

  @SuppressWarnings("NullAway")
  protected Deadline() {} // for Hibernate

  Deadline(
      TenantKey key,
      LadderCase of,
      LadderRun run,
      LadderPolicy policy,
      Step step,
      Explanation explanation,
      Instant now) {
    this.key = key;
    this.caseId = of.key.id();
    this.vendorId = of.vendorId;
    this.runId = run.key.id();
    this.ladder = run.ladder;
    this.basisVersion = run.basisVersion;
    this.step = step.number();
    this.number = step.ordinal();
    this.action = step.action();
    this.effect = Effect.of(step);
    this.policyId = policy.id();
    this.policyVersion = policy.version();
    this.explanation = explanation;
    this.dueAt = explanation.dueAt();
    this.status = Status.PENDING;
    this.createdAt = now;
    this.updatedAt = now;
  }

  boolean isOpen() {
    return status == Status.PENDING || status == Status.PAUSED;
  }

  boolean isDue(Instant now) {
    return status == Status.PENDING && !dueAt.isAfter(now);
  }

  void pause(Instant now) {
    status = Status.PAUSED;
    updatedAt = now;
  }

  /** What is left of the offset counts from the end of the pause. */
  void resume(Pause pause, WorkCalendar calendar, Instant now) {
    var pauses = new ArrayList<>(explanation.pauses());
    pauses.add(pause);
    var rule = explanation.toRule();
    var due = DueDates.due(explanation.start().at(), rule, calendar, pauses);
    explanation =
        Explanation.of(
            explanation.policy(),
            explanation.start(),
            rule,
            explanation.calendar().name(),
            calendar,
            List.copyOf(pauses),
            due);
    dueAt = due.at();
    status = Status.PENDING;
    updatedAt = now;
  }

  /** Where the step goes when it would now be done on a day that it skips. */
  Optional<Move> rollAgain(Instant at, WorkCalendar calendar) {
    return DueDates.rollAgain(dueAt, at, explanation.toRule(), calendar);
  }

  void move(Move move, Instant now) {
    explanation = explanation.moved(move);
    dueAt = move.to();
    reopen(now);
  }

  /** Pending again: the owner handed the step back. */
  void reopen(Instant now) {
    status = Status.PENDING;
    firedAt = null;
    updatedAt = now;
  }

  void fire(Instant now) {
    if (!isDue(now)) {
      throw new IllegalStateException(key.id() + " is " + status + ", due at " + dueAt);
    }
    status = Status.FIRED;
    firedAt = now;
    updatedAt = now;
  }

  void cancel(String by, Instant now) {
    status = Status.CANCELLED;
    cancelledAt = now;
    cancelledBy = by;
    firedAt = null;
    updatedAt = now;
  }

  void cancel(Occurrence why, Instant now) {
    cancel(why.event(), now);
  }
}
