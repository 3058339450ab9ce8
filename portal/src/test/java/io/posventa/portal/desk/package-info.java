/** Promises of the pages of those who sign in. */
@NullMarked
package io.posventa.portal.desk;

import org.jspecify.annotations.NullMarked;
