/** An order as its buyer sees it, and what can be asked for from there. */
@NullMarked
package io.posventa.rma.receipt;

import org.jspecify.annotations.NullMarked;
