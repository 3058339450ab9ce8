package io.posventa.gateway.credential;

import io.posventa.platform.identity.Identity;
import io.posventa.platform.identity.Role;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What the door knows of whoever presents a token. It holds only what cannot change unnoticed.
 *
 * @param id of the key, link or session; it outlives the secret
 * @param actorId who acts: the key or link itself, or the member of a session
 * @param caseId the one case that a link is confined to
 */
public record Credential(
    Kind kind,
    String id,
    String actorId,
    String marketplaceId,
    Role role,
    Set<String> scopes,
    Optional<String> vendorId,
    Optional<String> caseId,
    Optional<String> clockId,
    Optional<Instant> expiresAt,
    Optional<String> locale,
    Optional<String> timeZone) {

  /** What sort of token it is. */
  public enum Kind {
    API_KEY,
    LINK,
    SESSION,
    PLATFORM
  }

  public Credential {
    scopes = Set.copyOf(scopes);
  }

  public boolean isGoodAt(Instant machineNow) {
    return expiresAt.map(machineNow::isBefore).orElse(true);
  }

  /** Of a link: {@code ticket}, {@code order} or {@code confirm}. */
  public Optional<String> kindOfCase() {
    return caseId.map(id -> id.substring(0, id.indexOf('_')));
  }

  public Identity identity(String issuer) {
    return new Identity(issuer, marketplaceId, actorId, role, vendorId, scopes, clockId, caseId);
  }
}
