package io.posventa.notification.inbound;

import java.util.Optional;

/**
 * Who a mail says that it is from.
 *
 * @param address in lower case
 */
record Sender(String address, Optional<String> name) {

  /** Whether this is the same address, as people write addresses. */
  boolean is(String other) {
    return address.equalsIgnoreCase(other.strip());
  }

  String domain() {
    return address.substring(address.lastIndexOf('@') + 1);
  }
}
