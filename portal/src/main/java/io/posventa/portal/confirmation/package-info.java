/** One address's half of a change of address. */
@NullMarked
package io.posventa.portal.confirmation;

import org.jspecify.annotations.NullMarked;
