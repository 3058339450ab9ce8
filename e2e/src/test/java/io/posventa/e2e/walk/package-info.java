/** Every operation of the contract, as somebody who may not. */
@NullMarked
package io.posventa.e2e.walk;

import org.jspecify.annotations.NullMarked;
