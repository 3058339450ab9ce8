package io.posventa.gateway.marketplace;

import io.posventa.gateway.text.Language;
import io.posventa.gateway.text.Line;
import io.posventa.gateway.text.Zone;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a marketplace can be changed. */
record Settings(
    @NotNull @Line @Size(min = 1, max = 120) String name,
    @NotNull @Language String locale,
    @NotNull @Zone String timeZone,
    @Nullable @Pattern(regexp = HTTPS) @Size(max = 500) String logoUrl,
    @Size(max = 50)
        List<@NotNull @Pattern(regexp = DOMAIN) @Size(max = 253) String> supportDomains) {

  static final String DOMAIN = "[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+";

  /** An address that may stand in a page's attribute as it is. */
  static final String HTTPS = "https://[^\\x00-\\x20\\x7F-\\x9F\"'<>\\\\]+";

  Settings {
    supportDomains = supportDomains == null ? List.of() : supportDomains;
  }
}
