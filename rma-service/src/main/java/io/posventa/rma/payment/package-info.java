/** The door to payment providers: pay back once, or ask what became of it. */
@NullMarked
package io.posventa.rma.payment;

import org.jspecify.annotations.NullMarked;
