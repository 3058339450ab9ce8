/** Tests of the gateway as a whole. */
@NullMarked
package io.posventa.gateway;

import org.jspecify.annotations.NullMarked;
