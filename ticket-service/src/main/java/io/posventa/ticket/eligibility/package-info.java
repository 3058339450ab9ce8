/** What rma-service says about an order's right to a refund or a cancellation. */
@NullMarked
package io.posventa.ticket.eligibility;

import org.jspecify.annotations.NullMarked;
