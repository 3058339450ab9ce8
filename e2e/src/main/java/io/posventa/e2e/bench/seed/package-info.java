/** A large past, made of a few cases that the suite itself has gone through. */
@NullMarked
package io.posventa.e2e.bench.seed;

import org.jspecify.annotations.NullMarked;
