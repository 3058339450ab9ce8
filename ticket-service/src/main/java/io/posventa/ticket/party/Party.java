package io.posventa.ticket.party;

/** The sides of a ticket. The system is a side too: it closes what nobody answers. */
public enum Party {
  CUSTOMER,
  VENDOR,
  OPERATOR,
  SYSTEM
}
