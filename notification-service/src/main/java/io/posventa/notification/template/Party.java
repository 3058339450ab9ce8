package io.posventa.notification.template;

/** A side of a case. */
public enum Party {
  CUSTOMER,
  VENDOR,
  OPERATOR,
  SYSTEM
}
