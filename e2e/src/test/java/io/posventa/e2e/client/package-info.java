/** A small client of the public API, which shows statuses and problems as they are. */
@NullMarked
package io.posventa.e2e.client;

import org.jspecify.annotations.NullMarked;
