/** A small client of the public API: JSON over the JDK's HTTP client. */
@NullMarked
package io.posventa.launcher.api;

import org.jspecify.annotations.NullMarked;
