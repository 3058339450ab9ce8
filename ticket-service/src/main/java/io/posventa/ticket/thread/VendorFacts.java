package io.posventa.ticket.thread;

import java.util.Optional;

/** What a ticket must know of its vendor, as the gateway tells it. */
record VendorFacts(String id, String name, Optional<String> refundMode) {

  /** Whether requests for refund are processed at once, without a chance to save the sale. */
  boolean isImmediate() {
    return refundMode.orElse("grace").equals("immediate");
  }
}
