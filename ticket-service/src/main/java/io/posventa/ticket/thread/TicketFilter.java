package io.posventa.ticket.thread;

import io.posventa.ticket.policy.TicketType;
import java.time.Instant;
import java.util.Optional;

/** What a list of tickets is narrowed to. */
record TicketFilter(
    Optional<Ticket.Status> status,
    Optional<TicketType> type,
    Optional<Ticket.Awaiting> awaiting,
    Optional<String> vendor,
    Optional<String> order,
    Optional<String> number,
    Optional<String> customerEmail,
    Optional<Boolean> unread,
    Optional<Instant> createdAfter,
    Optional<Instant> createdBefore,
    Optional<Instant> updatedAfter,
    Optional<Instant> updatedBefore) {}
