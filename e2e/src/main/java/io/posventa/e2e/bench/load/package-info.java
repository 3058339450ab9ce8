/** Requests at a rate or as fast as they are answered, and how long they took. */
@NullMarked
package io.posventa.e2e.bench.load;

import org.jspecify.annotations.NullMarked;
