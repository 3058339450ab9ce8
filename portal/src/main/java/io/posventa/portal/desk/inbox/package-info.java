/** The tickets that somebody may see. */
@NullMarked
package io.posventa.portal.desk.inbox;

import org.jspecify.annotations.NullMarked;
