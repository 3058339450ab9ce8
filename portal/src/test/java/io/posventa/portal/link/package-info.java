@NullMarked
package io.posventa.portal.link;

import org.jspecify.annotations.NullMarked;
