/** Invoices on paper. */
@NullMarked
package io.posventa.rma.invoice;

import org.jspecify.annotations.NullMarked;
