package io.posventa.gateway.marketplace;

import io.posventa.gateway.text.Language;
import io.posventa.gateway.text.Line;
import io.posventa.gateway.text.Zone;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a marketplace starts with.
 *
 * @param testClock gives a marketplace that is not live its own time
 */
public record NewMarketplace(
    @Nullable @Line @Size(min = 1, max = 120) String externalId,
    @NotNull @Line @Size(min = 1, max = 120) String name,
    @NotNull Preset preset,
    @NotNull @Language String locale,
    @NotNull @Zone String timeZone,
    @Nullable @Pattern(regexp = Settings.HTTPS) @Size(max = 500) String logoUrl,
    Boolean live,
    @Nullable @Valid FirstInstant testClock,
    @Size(max = 50)
        List<@NotNull @Pattern(regexp = Settings.DOMAIN) @Size(max = 253) String> supportDomains) {

  /** Where a test clock starts. */
  public record FirstInstant(@NotNull Instant now) {}

  public NewMarketplace {
    live = live != null && live;
    supportDomains = supportDomains == null ? List.of() : supportDomains;
  }
}
