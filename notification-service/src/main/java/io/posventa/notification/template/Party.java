package io.posventa.notification.template;

/** A side of a case. Mails go to the customer and to the vendor only. */
public enum Party {
  CUSTOMER,
  VENDOR,
  OPERATOR,
  SYSTEM
}
