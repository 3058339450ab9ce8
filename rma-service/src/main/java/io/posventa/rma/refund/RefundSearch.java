package io.posventa.rma.refund;

import java.util.Optional;

/** What is looked for, and after which row. */
record RefundSearch(
    String marketplaceId,
    Optional<String> vendor,
    Optional<Refund.Status> status,
    Optional<String> order,
    Optional<String> ticket,
    Optional<String> afterId) {}
