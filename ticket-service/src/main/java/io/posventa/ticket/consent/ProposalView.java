package io.posventa.ticket.consent;

import io.posventa.platform.http.Versioned;
import io.posventa.ticket.party.Acting;
import io.posventa.ticket.policy.TicketType;
import java.time.Instant;
import java.util.Optional;

/** A proposal as the API and the events show it. */
public record ProposalView(
    String id,
    String object,
    long version,
    Instant createdAt,
    Instant updatedAt,
    String ticket,
    Proposal.Action action,
    Optional<TicketType> type,
    Optional<String> comment,
    Acting.By by,
    Proposal.Status status,
    Optional<Instant> answeredAt)
    implements Versioned {}
