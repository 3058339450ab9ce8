/** API keys. */
@NullMarked
package io.posventa.gateway.apikey;

import org.jspecify.annotations.NullMarked;
