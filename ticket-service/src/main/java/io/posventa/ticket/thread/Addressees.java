package io.posventa.ticket.thread;

import io.posventa.ticket.party.Party;
import java.util.List;

/** Whom a message reaches: the other party; an operator's reaches both. */
final class Addressees {
  private Addressees() {}

  static List<Party> of(Party writer) {
    return switch (writer) {
      case CUSTOMER -> List.of(Party.VENDOR);
      case VENDOR -> List.of(Party.CUSTOMER);
      case OPERATOR, SYSTEM -> List.of(Party.CUSTOMER, Party.VENDOR);
    };
  }
}
