package io.posventa.notification.inbound;

import io.smallrye.config.ConfigMapping;

/** Where our own mails come from. */
@ConfigMapping(prefix = "posventa.mail")
interface OwnAddress {
  /** The address in their From. */
  String fromAddress();
}
