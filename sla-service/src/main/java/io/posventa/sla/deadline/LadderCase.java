package io.posventa.sla.deadline;

import io.posventa.platform.tenant.TenantKey;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A case as its timers see it: the lock that everything which touches its ladders takes. */
@Entity
@DynamicUpdate
class LadderCase {
  @EmbeddedId TenantKey key;
  String vendorId;

  /** The order that the case is about; its links reach the case. */
  @Nullable String orderId;

  String policyId;
  boolean live;
  long lastVersion;
  String status;

  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(write = "?::jsonb")
  @Convert(converter = JsonColumn.OfFacts.class)
  Map<String, String> facts;

  @Nullable Instant nextDueAt;
  @Version long version = 1;

  @SuppressWarnings("NullAway")
  protected LadderCase() {} // for Hibernate

  LadderCase(TenantKey key, String vendorId, String policyId, boolean live) {
    this.key = key;
    this.vendorId = vendorId;
    this.policyId = policyId;
    this.live = live;
    this.status = "";
    this.facts = Map.of();
  }

  /** What the case is after a version of it that was not seen before. */
  void become(long newVersion, String newStatus, Map<String, String> newFacts) {
    lastVersion = newVersion;
    status = newStatus;
    facts = newFacts;
  }
}
