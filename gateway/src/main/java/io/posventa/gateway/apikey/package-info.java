/** API keys, and how the door knows them. */
@NullMarked
package io.posventa.gateway.apikey;

import org.jspecify.annotations.NullMarked;
