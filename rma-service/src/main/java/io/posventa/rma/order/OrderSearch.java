package io.posventa.rma.order;

import java.time.Instant;
import java.util.Optional;

/** What is looked for, and after which row. */
record OrderSearch(
    String marketplaceId,
    Optional<String> vendor,
    Optional<String> externalId,
    Optional<String> customerEmail,
    Optional<String> prefix,
    Optional<Instant> placedAfter,
    Optional<Instant> placedBefore,
    Optional<Instant> afterPlaced,
    Optional<String> afterId) {}
