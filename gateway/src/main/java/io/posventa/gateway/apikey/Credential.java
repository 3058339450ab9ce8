package io.posventa.gateway.apikey;

import io.posventa.platform.identity.Identity;
import io.posventa.platform.identity.Role;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What the door knows of whoever presents a key. It holds only what cannot change unnoticed.
 *
 * @param id of the key; it outlives the secret
 */
public record Credential(
    String id,
    String name,
    String marketplaceId,
    Role role,
    Set<String> scopes,
    Optional<String> vendorId,
    boolean live,
    Optional<String> clockId,
    Optional<Instant> expiresAt) {

  public Credential {
    scopes = Set.copyOf(scopes);
  }

  public boolean isGoodAt(Instant machineNow) {
    return expiresAt.map(machineNow::isBefore).orElse(true);
  }

  public Identity identity(String issuer) {
    return new Identity(
        issuer, marketplaceId, id, role, vendorId, scopes, clockId, Optional.empty());
  }
}
