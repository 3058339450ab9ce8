package io.posventa.ticket.thread;

/** What of a ticket waits for somebody's word, so that there is no second one of it. */
record Pending(boolean proposal, boolean escalation) {}
