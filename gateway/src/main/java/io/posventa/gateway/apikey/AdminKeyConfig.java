package io.posventa.gateway.apikey;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The platform administrator's key, by which the first marketplace is made. */
@ConfigMapping(prefix = "posventa.gateway")
interface AdminKeyConfig {
  /** The key itself. Where others can read the configuration, give its hash instead. */
  Optional<String> platformAdminKey();

  /** The key's SHA-256 in hexadecimal. With neither there is no platform administrator. */
  Optional<String> platformAdminKeyHash();
}
