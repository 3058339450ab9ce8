/** What every page is made of: its frame, its reader, its words, its forms. */
@NullMarked
package io.posventa.portal.page;

import org.jspecify.annotations.NullMarked;
