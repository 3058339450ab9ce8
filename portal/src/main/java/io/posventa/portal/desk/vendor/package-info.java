/** Vendors as the platform sees them. */
@NullMarked
package io.posventa.portal.desk.vendor;

import org.jspecify.annotations.NullMarked;
