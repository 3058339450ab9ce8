package io.posventa.gateway.door;

import io.posventa.gateway.credential.Credential;
import io.posventa.platform.identity.Identity;
import io.posventa.platform.identity.InternalIdentity;
import io.posventa.platform.identity.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Signs who calls, once a minute per credential and not once per request. */
@ApplicationScoped
class SignedIdentities {
  private static final int REMEMBERED = 50_000;

  private static final Credential VISITOR =
      new Credential(
          Credential.Kind.PLATFORM,
          "visitor",
          "visitor",
          Identity.NOBODY,
          Role.VISITOR,
          Set.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private record Signed(String token, Instant until) {}

  private final ConcurrentHashMap<Credential, Signed> signed = new ConcurrentHashMap<>();
  private final InternalIdentity identities;
  private final DoorConfig config;
  private final Clock clock;

  SignedIdentities(InternalIdentity identities, DoorConfig config, Clock clock) {
    this.identities = identities;
    this.config = config;
    this.clock = clock;
  }

  /** For whoever comes without a credential: good for what is open to all, and no tenant's. */
  String visitor() {
    return of(VISITOR);
  }

  String of(Credential credential) {
    Instant now = clock.instant();
    @Nullable Signed known = signed.get(credential);
    if (known != null && now.isBefore(known.until())) {
      return known.token();
    }
    if (signed.size() >= REMEMBERED) {
      signed.values().removeIf(old -> !now.isBefore(old.until()));
    }
    String token = identities.sign(credential.identity(InternalIdentity.GATEWAY));
    if (signed.size() >= REMEMBERED) {
      signed.clear();
    }
    signed.put(credential, new Signed(token, now.plus(config.identityReuse())));
    return token;
  }
}
