/** The public change feed. */
@NullMarked
package io.posventa.e2e.feed;

import org.jspecify.annotations.NullMarked;
