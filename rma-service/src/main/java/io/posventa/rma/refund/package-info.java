/** Refunds: scheduled, saved or executed exactly once, through a provider that may misbehave. */
@NullMarked
package io.posventa.rma.refund;

import org.jspecify.annotations.NullMarked;
