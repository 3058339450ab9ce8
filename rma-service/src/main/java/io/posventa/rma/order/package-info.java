/**
 * Orders as storefronts push them: lines, invoices, shipments, a subscription, and the money that
 * moved.
 */
@NullMarked
package io.posventa.rma.order;

import org.jspecify.annotations.NullMarked;
