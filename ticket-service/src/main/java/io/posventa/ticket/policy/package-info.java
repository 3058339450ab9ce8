/** What a marketplace's policy says about tickets and their refunds. */
@NullMarked
package io.posventa.ticket.policy;

import org.jspecify.annotations.NullMarked;
