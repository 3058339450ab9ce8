package io.posventa.ticket.deadline;

import java.time.Instant;

/** A deadline as a ticket shows it. */
public record DeadlineView(
    String id, String ladder, int step, String action, Instant dueAt, String status) {}
