@NullMarked
package io.posventa.portal.receipt;

import org.jspecify.annotations.NullMarked;
