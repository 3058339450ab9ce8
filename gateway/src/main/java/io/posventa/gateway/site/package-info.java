/** What anybody may know of a marketplace. */
@NullMarked
package io.posventa.gateway.site;

import org.jspecify.annotations.NullMarked;
