/** Everything at once, and what must hold afterwards. */
@NullMarked
package io.posventa.e2e.chaos;

import org.jspecify.annotations.NullMarked;
