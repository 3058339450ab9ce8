package io.posventa.ticket.policy;

/** What a ticket asks for. */
public enum TicketType {
  SUPPORT,
  REFUND,
  CANCELLATION;

  /** Whether it is a request that is executed when nobody settles it otherwise. */
  public boolean isRequest() {
    return this != SUPPORT;
  }
}
