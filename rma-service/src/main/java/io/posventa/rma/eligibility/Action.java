package io.posventa.rma.eligibility;

/** What is asked for. */
public enum Action {
  REFUND,
  CANCELLATION
}
