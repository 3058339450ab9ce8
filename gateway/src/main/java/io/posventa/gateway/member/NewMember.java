package io.posventa.gateway.member;

import io.posventa.gateway.text.Language;
import io.posventa.gateway.text.Line;
import io.posventa.gateway.text.Zone;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A member to be added. */
record NewMember(
    @NotNull @Email @Line @Size(max = 254) String email,
    @NotNull @Line @Size(min = 1, max = 120) String name,
    Member.@NotNull Role role,
    @Nullable String vendor,
    @Nullable @Language String locale,
    @Nullable @Zone String timeZone) {}
