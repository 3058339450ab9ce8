/** A stand-in for the public API, and what it answers. */
@NullMarked
package io.posventa.portal.stub;

import org.jspecify.annotations.NullMarked;
