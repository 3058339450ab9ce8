package io.posventa.gateway.clock;

import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.tenant.TenantKey;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A marketplace's own time, and the way it is going. */
@Entity
class TestClock {
  enum Status {
    READY,
    ADVANCING,
    STUCK
  }

  @EmbeddedId TenantKey key;
  Instant now;

  @Enumerated(EnumType.STRING)
  Status status;

  @Nullable Instant target;
  int fired;

  /** Lines: what is still under way, when it is stuck. */
  String waiting;

  /** Lines: what was left behind. */
  String warnings;

  /** Fences those who move it: whoever has the newest attempt. */
  long attempt;

  /** By machine time. */
  @Nullable Instant leaseUntil;

  Instant createdAt;
  Instant updatedAt;
  @Version long version = 1;

  protected TestClock() {} // for Hibernate

  TestClock(TenantKey key, Instant now) {
    this.key = key;
    this.now = now;
    this.status = Status.READY;
    this.waiting = "";
    this.warnings = "";
    this.createdAt = now;
    this.updatedAt = now;
  }

  /**
   * Sets out; from {@code mayBegin} on somebody may begin to move it.
   *
   * @return whether that is news: not for a repeat, whose first answer may have been lost
   */
  boolean advance(Instant to, Instant mayBegin) {
    if (to.isBefore(now)) {
      throw Refusal.field(
          ClockProblem.CLOCK_BACKWARDS, "/to", "in_the_past", "It is " + now + " already.");
    }
    switch (status) {
      case ADVANCING -> {
        if (to.equals(target)) {
          return false;
        }
        throw new Refusal(CommonProblem.CLOCK_ADVANCING, "It is on its way to " + target + ".")
            .with("Retry-After", "1");
      }
      case READY -> fired = 0;
      case STUCK -> {
        if (target != null && to.isBefore(target)) {
          throw Refusal.field(
              ClockProblem.CLOCK_BACKWARDS,
              "/to",
              "in_the_past",
              "It is on its way to " + target + ", and stuck.");
        }
      }
    }
    status = Status.ADVANCING;
    target = to;
    waiting = "";
    warnings = "";
    leaseUntil = mayBegin;
    return true;
  }

  /** Somebody may begin to move it now. */
  void release(Instant machineNow) {
    leaseUntil = machineNow;
  }

  List<String> waiting() {
    return waiting.lines().toList();
  }

  List<String> warnings() {
    return warnings.lines().toList();
  }
}
