/** The other services and how they are called. */
@NullMarked
package io.posventa.platform.peer;

import org.jspecify.annotations.NullMarked;
