package io.posventa.rma.order;

/** Whether recurring billing goes on. */
public enum SubscriptionStatus {
  ACTIVE,
  ENDED
}
