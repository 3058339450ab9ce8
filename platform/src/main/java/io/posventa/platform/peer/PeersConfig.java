package io.posventa.platform.peer;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Map;

/**
 * Who this service is and where the others are. It is mapped from the root of our keys, so that a
 * misspelt one anywhere under it stops the start.
 */
@ConfigMapping(prefix = "posventa")
public interface PeersConfig {
  /** This service's name, as its peers know it. */
  String service();

  /** The others' base URLs by their names. */
  Map<String, URI> peers();

  /** Switches of a test run, such as test.db; the tests read them themselves. */
  Map<String, String> test();

  /** The base URL of another service. */
  default URI baseUrl(String name) {
    URI url = peers().get(name);
    if (url == null) {
      throw new IllegalArgumentException("posventa.peers." + name + " is not configured.");
    }
    return url;
  }
}
