/**
 * What {@code ./posventa bench} runs: a suite with a large past, load on it, and the limit it is
 * held against.
 */
@NullMarked
package io.posventa.e2e.bench;

import org.jspecify.annotations.NullMarked;
