/** The receipt of an order and what can be asked for from it. */
@NullMarked
package io.posventa.portal.receipt;

import org.jspecify.annotations.NullMarked;
