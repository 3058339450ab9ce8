/** The public door: every request from outside passes it. */
@NullMarked
package io.posventa.gateway.door;

import org.jspecify.annotations.NullMarked;
