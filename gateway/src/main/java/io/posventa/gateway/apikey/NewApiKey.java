package io.posventa.gateway.apikey;

import io.posventa.gateway.text.Line;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key to be made.
 *
 * @param vendor restricts it to one vendor
 */
record NewApiKey(
    @NotNull @Line @Size(min = 1, max = 120) String name,
    ApiKey.Role role,
    @NotNull @Size(min = 1, max = 40) List<@NotNull String> scopes,
    @Nullable String vendor,
    @Nullable Instant expiresAt) {
  NewApiKey {
    role = role == null ? ApiKey.Role.INTEGRATION : role;
  }
}
