/** The other services, as the gateway calls them in its own name. */
@NullMarked
package io.posventa.gateway.neighbour;

import org.jspecify.annotations.NullMarked;
