package io.posventa.ticket.party;

/** The party for whom somebody says to act: a marketplace's key, an operator, or a mail. */
public enum OnBehalfOf {
  CUSTOMER,
  VENDOR;

  public Party party() {
    return this == CUSTOMER ? Party.CUSTOMER : Party.VENDOR;
  }
}
