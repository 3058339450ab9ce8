package io.posventa.gateway.link;

import io.posventa.gateway.credential.Secret;
import java.util.Locale;

/** E-mail addresses that are compared and never read. */
final class Addresses {
  private Addresses() {}

  static String hash(String email) {
    return Secret.hashOf(email.strip().toLowerCase(Locale.ROOT));
  }
}
