/** A marketplace to test in, and the service's door as its callers use it. */
@NullMarked
package io.posventa.ticket.shop;

import org.jspecify.annotations.NullMarked;
