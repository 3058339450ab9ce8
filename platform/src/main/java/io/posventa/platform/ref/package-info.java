/** Copies of what other services own, kept by their events. */
@NullMarked
package io.posventa.platform.ref;

import org.jspecify.annotations.NullMarked;
