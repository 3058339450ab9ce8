package io.posventa.rma.refund;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try at the provider, by machine time. Without an outcome it is under way, or its worker died.
 */
@Entity
class RefundAttempt {
  @Embeddable
  record Key(
      @Column(name = "marketplace_id") String marketplaceId,
      @Column(name = "refund_id") String refundId,
      @Column(name = "number") int number)
      implements Serializable {}

  @EmbeddedId Key key;
  Instant startedAt;
  Instant leaseUntil;
  @Nullable Instant finishedAt;
  @Nullable String outcome;
  @Nullable String code;

  protected RefundAttempt() {} // for Hibernate

  void finish(String newOutcome, @Nullable String newCode, Instant now) {
    outcome = newOutcome;
    code = newCode;
    finishedAt = now;
  }
}
