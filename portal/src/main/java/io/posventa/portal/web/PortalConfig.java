package io.posventa.portal.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** How browsers reach the pages. */
@ConfigMapping(prefix = "posventa.portal")
public interface PortalConfig {

  /** The address that mails link to. With https, cookies and headers insist on it. */
  @WithDefault("http://localhost:8085")
  URI url();

  /** Whether browsers come by https. */
  default boolean secure() {
    return "https".equals(url().getScheme());
  }
}
