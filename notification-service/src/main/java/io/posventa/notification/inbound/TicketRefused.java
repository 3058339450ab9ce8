package io.posventa.notification.inbound;

/** Ticket-service understood a mail and does not grant it; asking again would change nothing. */
final class TicketRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  TicketRefused(String code, String detail) {
    super(detail);
    this.code = code;
  }

  /** The stable word for why. */
  String code() {
    return code;
  }
}
