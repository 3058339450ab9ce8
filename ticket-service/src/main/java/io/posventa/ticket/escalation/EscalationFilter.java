package io.posventa.ticket.escalation;

import java.util.Optional;

/** What a list of escalations is narrowed to. */
public record EscalationFilter(
    Optional<Escalation.Status> status, Optional<String> vendor, Optional<String> ticket) {}
