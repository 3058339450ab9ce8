/** Where the payment provider's books and ours disagree. */
@NullMarked
package io.posventa.rma.reconciliation;

import org.jspecify.annotations.NullMarked;
