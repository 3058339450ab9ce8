/** How much a credential or an address may ask for. */
@NullMarked
package io.posventa.gateway.limit;

import org.jspecify.annotations.NullMarked;
