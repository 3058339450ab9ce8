/** The end of a subscription, without money. */
@NullMarked
package io.posventa.rma.cancellation;

import org.jspecify.annotations.NullMarked;
