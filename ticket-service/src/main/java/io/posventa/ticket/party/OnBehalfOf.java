package io.posventa.ticket.party;

/** For whom a marketplace's key or an operator says it acts. */
public enum OnBehalfOf {
  CUSTOMER,
  VENDOR;

  Party party() {
    return this == CUSTOMER ? Party.CUSTOMER : Party.VENDOR;
  }
}
