/** What due deadlines and money do to tickets. */
@NullMarked
package io.posventa.ticket.outcome;

import org.jspecify.annotations.NullMarked;
