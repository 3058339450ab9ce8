/** The two clocks: a tenant's and the machine's. */
@NullMarked
package io.posventa.platform.time;

import org.jspecify.annotations.NullMarked;
