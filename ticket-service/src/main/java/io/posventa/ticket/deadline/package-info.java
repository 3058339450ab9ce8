/** The deadlines of tickets as sla-service tells them, for display. */
@NullMarked
package io.posventa.ticket.deadline;

import org.jspecify.annotations.NullMarked;
