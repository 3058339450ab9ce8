/** Loops that wake up when there is work. */
@NullMarked
package io.posventa.platform.worker;

import org.jspecify.annotations.NullMarked;
