/** The public API as one credential may use it. */
@NullMarked
package io.posventa.portal.api;

import org.jspecify.annotations.NullMarked;
