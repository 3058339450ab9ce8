package io.posventa.notification.template;

import java.util.Optional;

/** Who gets a mail: one of each for one event at most. */
public enum Reader {
  CUSTOMER,
  VENDOR,
  /** Somebody who works for the marketplace or for a vendor. */
  MEMBER,
  /** Whoever wrote to an address that is read by machine. */
  WRITER,
  /** The address that a customer's mails go to until both addresses agree to the change. */
  OLD_ADDRESS,
  /** The address that they are to go to from then on. */
  NEW_ADDRESS;

  /** The side that the reader stands on. */
  public Optional<Party> party() {
    return switch (this) {
      case CUSTOMER, OLD_ADDRESS, NEW_ADDRESS -> Optional.of(Party.CUSTOMER);
      case VENDOR -> Optional.of(Party.VENDOR);
      case MEMBER, WRITER -> Optional.empty();
    };
  }

  /** Either party as the reader of a case's mails. */
  public static Reader of(Party party) {
    return switch (party) {
      case CUSTOMER -> CUSTOMER;
      case VENDOR -> VENDOR;
      case OPERATOR, SYSTEM -> throw new IllegalArgumentException(party + " reads no mails");
    };
  }
}
