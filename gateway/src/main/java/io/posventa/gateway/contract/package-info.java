/** The public contract: which operations there are, whose they are and who may. */
@NullMarked
package io.posventa.gateway.contract;

import org.jspecify.annotations.NullMarked;
