package io.posventa.gateway.credential;

import java.util.Optional;

/** Where tokens of one kind are kept, as hashes. */
public interface CredentialSource {
  /** What this kind's tokens begin with; the one without a beginning takes what no other does. */
  String prefix();

  /**
   * Who holds the token of this hash. Expired ones are found, revoked ones are not. In a
   * transaction of its own.
   */
  Optional<Credential> find(String hash);
}
