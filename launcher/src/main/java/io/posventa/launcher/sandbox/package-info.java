/** A marketplace to try things in, made through the public API. */
@NullMarked
package io.posventa.launcher.sandbox;

import org.jspecify.annotations.NullMarked;
