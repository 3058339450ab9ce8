package io.posventa.rma.refund;

import org.jspecify.annotations.Nullable;

/** What of a ticket matters to its refund. */
record TicketFacts(
    String id,
    String type,
    String status,
    @Nullable String order,
    String policy,
    @Nullable String reason) {
  private static final String REFUND = "refund";

  boolean asksForRefund() {
    return type.equals(REFUND);
  }
}
