/** The customer's permission for what a vendor does to the customer's request. */
@NullMarked
package io.posventa.ticket.consent;

import org.jspecify.annotations.NullMarked;
