package io.posventa.gateway.vendor;

import io.posventa.platform.identity.Role;
import java.time.Instant;
import java.util.Optional;

/** A decision as the API shows it. */
record RefundModeDecisionView(
    String id,
    String object,
    Instant at,
    By by,
    VendorProfile.RefundMode refundMode,
    String reason,
    Optional<String> escalation) {

  /** Only the marketplace's staff decides. */
  record By(String party, Role role, String id) {}

  static RefundModeDecisionView of(RefundModeDecision d) {
    return new RefundModeDecisionView(
        d.key.id(),
        "refund_mode_decision",
        d.at,
        new By("operator", d.actorRole, d.actorId),
        d.refundMode,
        d.reason,
        Optional.ofNullable(d.escalationId));
  }
}
