/** What the gateway's tests play on. */
@NullMarked
package io.posventa.gateway.stage;

import org.jspecify.annotations.NullMarked;
