/** The parties of a ticket and who acts for them. */
@NullMarked
package io.posventa.ticket.party;

import org.jspecify.annotations.NullMarked;
