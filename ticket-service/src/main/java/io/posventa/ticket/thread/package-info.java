/** Tickets: the conversation between a customer and a vendor, and where its races are decided. */
@NullMarked
package io.posventa.ticket.thread;

import org.jspecify.annotations.NullMarked;
