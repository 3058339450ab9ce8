/** How a vendor and its members are reached. */
@NullMarked
package io.posventa.portal.desk.settings;

import org.jspecify.annotations.NullMarked;
