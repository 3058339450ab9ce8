/** Whose data a piece of work may touch. */
@NullMarked
package io.posventa.platform.tenant;

import org.jspecify.annotations.NullMarked;
