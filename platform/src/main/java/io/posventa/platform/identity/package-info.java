/** Who calls: the signed identity that travels between the services. */
@NullMarked
package io.posventa.platform.identity;

import org.jspecify.annotations.NullMarked;
