/** What is refused, and how. */
@NullMarked
package io.posventa.e2e.input;

import org.jspecify.annotations.NullMarked;
