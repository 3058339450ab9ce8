package io.posventa.ticket.thread;

import io.posventa.ticket.party.Party;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Which sides have not read a thread to its end. */
@Embeddable
class Unread {
  @Column(name = "unread_customer")
  boolean customer;

  @Column(name = "unread_vendor")
  boolean vendor;

  @Column(name = "unread_operator")
  boolean operator;

  boolean by(Party party) {
    return switch (party) {
      case CUSTOMER -> customer;
      case VENDOR -> vendor;
      case OPERATOR, SYSTEM -> operator;
    };
  }

  void read(Party party) {
    switch (party) {
      case CUSTOMER -> customer = false;
      case VENDOR -> vendor = false;
      case OPERATOR, SYSTEM -> operator = false;
    }
  }

  /** A writer has read the thread; the others have not. */
  void written(Party writer) {
    customer = true;
    vendor = true;
    operator = true;
    read(writer);
  }
}
