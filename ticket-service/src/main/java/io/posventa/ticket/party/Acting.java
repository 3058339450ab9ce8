package io.posventa.ticket.party;

import java.util.Optional;

/**
 * Who does something to a ticket.
 *
 * @param party the side it counts for; for one who acts on behalf of a side, that side
 * @param role the role of the credential, as the API spells it
 * @param id the credential or member
 * @param onBehalfOf present when the credential is not the party's own
 */
public record Acting(Party party, String role, String id, Optional<Party> onBehalfOf) {
  /** What the suite itself does: due steps and the outcome of payments. */
  public static final Acting SYSTEM =
      new Acting(Party.SYSTEM, "system", "posventa", Optional.empty());

  /** How events and history name the one who acted. */
  public By by() {
    return new By(party, role, id);
  }

  /** The one who acted, as events and history name it. */
  public record By(Party party, String role, String id) {}
}
