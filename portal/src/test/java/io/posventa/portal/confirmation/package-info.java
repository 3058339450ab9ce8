@NullMarked
package io.posventa.portal.confirmation;

import org.jspecify.annotations.NullMarked;
