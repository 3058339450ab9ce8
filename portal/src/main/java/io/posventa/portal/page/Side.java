package io.posventa.portal.page;

import io.posventa.client.model.Me;

/** The side that somebody reads and acts on. */
public enum Side {
  CUSTOMER,
  VENDOR,
  OPERATOR;

  static Side of(Me me) {
    return switch (me.getRole()) {
      case CUSTOMER -> CUSTOMER;
      case VENDOR_AGENT, VENDOR_ADMIN -> VENDOR;
      default -> OPERATOR;
    };
  }

  /** As the API calls the party. */
  public String word() {
    return switch (this) {
      case CUSTOMER -> "customer";
      case VENDOR -> "vendor";
      case OPERATOR -> "operator";
    };
  }
}
