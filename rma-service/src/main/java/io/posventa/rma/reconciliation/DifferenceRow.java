package io.posventa.rma.reconciliation;

import io.posventa.platform.money.Money;
import io.posventa.platform.tenant.TenantKey;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A difference that was found, until a later comparison no longer finds it. */
@Entity
@Table(name = "reconciliation_difference")
class DifferenceRow {
  @EmbeddedId TenantKey key;

  @Enumerated(EnumType.STRING)
  Difference.Kind kind;

  @Nullable String refundId;
  @Nullable String orderId;
  @Nullable String reference;
  @Nullable Long oursMinor;
  @Nullable String oursCurrency;
  @Nullable Long theirsMinor;
  @Nullable String theirsCurrency;
  Instant foundAt;
  @Nullable Instant resolvedAt;

  protected DifferenceRow() {} // for Hibernate

  DifferenceRow(TenantKey key, Difference difference, Instant now) {
    this.key = key;
    this.kind = difference.kind();
    this.refundId = difference.refundId().orElse(null);
    this.orderId = difference.orderId().orElse(null);
    this.reference = difference.reference().orElse(null);
    this.oursMinor = difference.ours().map(Money::amount).orElse(null);
    this.oursCurrency = difference.ours().map(Money::currency).orElse(null);
    this.theirsMinor = difference.theirs().map(Money::amount).orElse(null);
    this.theirsCurrency = difference.theirs().map(Money::currency).orElse(null);
    this.foundAt = now;
  }

  boolean isOf(Difference difference) {
    return kind == difference.kind()
        && Optional.ofNullable(refundId).equals(difference.refundId())
        && Optional.ofNullable(reference).equals(difference.reference());
  }
}
