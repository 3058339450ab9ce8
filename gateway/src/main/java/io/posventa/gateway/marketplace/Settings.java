package io.posventa.gateway.marketplace;

import io.posventa.gateway.text.Language;
import io.posventa.gateway.text.Line;
import io.posventa.gateway.text.Zone;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** What of a marketplace can be changed. */
record Settings(
    @NotNull @Line @Size(min = 1, max = 120) String name,
    @NotNull @Language String locale,
    @NotNull @Zone String timeZone,
    @Size(max = 50)
        List<@NotNull @Pattern(regexp = DOMAIN) @Size(max = 253) String> supportDomains) {

  static final String DOMAIN = "[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+";

  Settings {
    supportDomains = supportDomains == null ? List.of() : supportDomains;
  }
}
