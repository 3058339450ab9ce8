/** Typed, time-ordered identifiers. */
@NullMarked
package io.posventa.platform.id;

import org.jspecify.annotations.NullMarked;
