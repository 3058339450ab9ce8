package io.posventa.gateway.member;

import io.posventa.gateway.text.Language;
import io.posventa.gateway.text.Line;
import io.posventa.gateway.text.Zone;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What of a member can be changed, by himself too: nothing that decides what he may do. */
record Profile(
    @NotNull @Line @Size(min = 1, max = 120) String name,
    @Nullable @Language String locale,
    @Nullable @Zone String timeZone) {}
