/**
 * Starts the whole suite on one machine: behind {@code ./posventa up}, and as a library in tests.
 */
@NullMarked
package io.posventa.launcher;

import org.jspecify.annotations.NullMarked;
