/** The trail of a ticket that nobody can edit. */
@NullMarked
package io.posventa.ticket.history;

import org.jspecify.annotations.NullMarked;
