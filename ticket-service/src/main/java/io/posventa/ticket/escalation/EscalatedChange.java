package io.posventa.ticket.escalation;

import io.posventa.ticket.party.Acting;
import io.posventa.ticket.policy.TicketType;
import java.time.Instant;
import java.util.Optional;

/**
 * The closing or the change of type that is under review.
 *
 * @param closeReason of a closing
 * @param fromType of a change, as is {@code toType}
 */
public record EscalatedChange(
    Action action,
    Acting.By by,
    Instant at,
    Permission consent,
    Optional<String> closeReason,
    Optional<TicketType> fromType,
    Optional<TicketType> toType) {

  /** What was done. */
  public enum Action {
    CLOSED,
    CONVERTED
  }

  /** What permission of the customer's was recorded with it. */
  public enum Permission {
    NONE,
    GIVEN,
    /** Only the vendor says so. */
    CLAIMED
  }
}
