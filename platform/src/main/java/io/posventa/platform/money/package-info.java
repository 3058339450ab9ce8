/** Amounts of money, exact to the minor unit. */
@NullMarked
package io.posventa.platform.money;

import org.jspecify.annotations.NullMarked;
