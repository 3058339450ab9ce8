/** A ticket's page, for its customer, its vendor and the platform. */
@NullMarked
package io.posventa.portal.ticket;

import org.jspecify.annotations.NullMarked;
