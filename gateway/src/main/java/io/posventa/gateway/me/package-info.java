/** Who a credential is. */
@NullMarked
package io.posventa.gateway.me;

import org.jspecify.annotations.NullMarked;
