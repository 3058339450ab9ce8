package io.posventa.platform.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The keys by which services know each other. */
@ConfigMapping(prefix = "posventa.identity")
public interface IdentityConfig {
  /** This process's private key: EC P-256, PKCS #8, base64. */
  String privateKey();

  /**
   * The id of this process's key: the service's name, or the name, a slash and anything when
   * replicas or a rotation need several.
   */
  Optional<String> keyId();

  /**
   * Everybody's public keys by key id: X.509 SubjectPublicKeyInfo, base64. Empty: the key signs
   * nothing; the empty defaults make the names known to environment variables.
   */
  Map<String, Optional<String>> publicKeys();

  /** How long a token is good for. */
  @WithDefault("120s")
  Duration lifetime();

  /** By how much the machines' clocks may differ. */
  @WithDefault("5s")
  Duration leeway();
}
