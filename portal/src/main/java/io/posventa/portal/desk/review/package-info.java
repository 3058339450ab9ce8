/** The platform's review of closed and changed tickets. */
@NullMarked
package io.posventa.portal.desk.review;

import org.jspecify.annotations.NullMarked;
