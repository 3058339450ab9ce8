package io.posventa.platform.identity;

import io.smallrye.config.ConfigMapping;

/** Which service this process is. */
@ConfigMapping(prefix = "posventa")
public interface ServiceConfig {
  /** This service's name, as its peers know it. */
  String service();
}
