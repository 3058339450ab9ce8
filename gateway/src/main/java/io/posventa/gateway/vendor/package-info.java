/** Vendors and their profiles. */
@NullMarked
package io.posventa.gateway.vendor;

import org.jspecify.annotations.NullMarked;
