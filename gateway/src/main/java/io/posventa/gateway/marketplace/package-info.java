/** Marketplaces: the tenants that everything else belongs to. */
@NullMarked
package io.posventa.gateway.marketplace;

import org.jspecify.annotations.NullMarked;
