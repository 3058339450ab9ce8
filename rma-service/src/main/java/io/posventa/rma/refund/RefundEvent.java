package io.posventa.rma.refund;

import java.util.Locale;

/** What happened to a refund; it is told with the refund as it is then. */
enum RefundEvent {
  SCHEDULED,
  SAVED,
  EXECUTING,
  SUCCEEDED,
  FAILED,
  NEEDS_PERSON;

  String type() {
    return "refund." + name().toLowerCase(Locale.ROOT);
  }
}
