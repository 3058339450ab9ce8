/** What the pages of those who sign in have in common. */
@NullMarked
package io.posventa.portal.desk;

import org.jspecify.annotations.NullMarked;
