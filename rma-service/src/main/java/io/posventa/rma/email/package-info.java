/** The address that an order's mails go to: its change, confirmed by both, and how often to ask. */
@NullMarked
package io.posventa.rma.email;

import org.jspecify.annotations.NullMarked;
