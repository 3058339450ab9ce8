/** Closed and changed tickets before the platform's review. */
@NullMarked
package io.posventa.ticket.escalation;

import org.jspecify.annotations.NullMarked;
