/** The ticket's page for those who sign in. */
@NullMarked
package io.posventa.portal.desk.ticket;

import org.jspecify.annotations.NullMarked;
