package io.posventa.gateway.vendor;

import io.posventa.platform.identity.Actor;
import io.posventa.platform.identity.Role;
import io.posventa.platform.tenant.TenantKey;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody changed a vendor's refund mode; it is never changed itself. */
@Entity
class RefundModeDecision {
  @EmbeddedId TenantKey key;
  String vendorId;
  Instant at;

  @Enumerated(EnumType.STRING)
  Role actorRole;

  String actorId;

  @Enumerated(EnumType.STRING)
  VendorProfile.RefundMode refundMode;

  String reason;

  /** The review that led to it. */
  @Nullable String escalationId;

  protected RefundModeDecision() {} // for Hibernate

  RefundModeDecision(
      TenantKey key,
      String vendorId,
      VendorProfile.RefundMode refundMode,
      Grounds grounds,
      Actor by,
      Instant at) {
    this.key = key;
    this.vendorId = vendorId;
    this.refundMode = refundMode;
    this.reason = grounds.reason();
    this.escalationId = grounds.escalation();
    this.actorRole = by.role();
    this.actorId = by.id();
    this.at = at;
  }

  /** Why it was decided so. */
  record Grounds(String reason, @Nullable String escalation) {}
}
