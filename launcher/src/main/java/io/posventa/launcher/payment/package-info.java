/**
 * A payment provider that speaks Stripe's refund protocol, keeps its own ledger and misbehaves on
 * order: what rma-service is tried against when no real provider is there.
 */
@NullMarked
package io.posventa.launcher.payment;

import org.jspecify.annotations.NullMarked;
