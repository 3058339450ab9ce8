/** Test clocks and what moves them. */
@NullMarked
package io.posventa.gateway.clock;

import org.jspecify.annotations.NullMarked;
