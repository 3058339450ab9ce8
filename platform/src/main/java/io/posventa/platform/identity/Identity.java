package io.posventa.platform.identity;

import java.util.Optional;
import java.util.Set;

/**
 * What a signed token says. It holds only what cannot change unnoticed while the token lives.
 *
 * @param issuer the service that signed it
 * @param marketplaceId {@link #PLATFORM} for those who stand above the marketplaces
 * @param actorId the key, member, link or service that acts
 * @param clock the marketplace's test clock; none: it is live
 * @param caseId the one case that the credential is confined to; none: it is not confined
 */
public record Identity(
    String issuer,
    String marketplaceId,
    String actorId,
    Role role,
    Optional<String> vendorId,
    Set<String> scopes,
    Optional<String> clock,
    Optional<String> caseId) {

  /** The tenant of platform administrators and of work for no marketplace in particular. */
  public static final String PLATFORM = "platform";

  /** The tenant of visitors: there are no rows in it. */
  public static final String NOBODY = "nobody";

  public Identity {
    scopes = Set.copyOf(scopes);
  }

  public Actor actor() {
    return new Actor(role, actorId, vendorId);
  }
}
