/** The way in from a mail. */
@NullMarked
package io.posventa.portal.link;

import org.jspecify.annotations.NullMarked;
