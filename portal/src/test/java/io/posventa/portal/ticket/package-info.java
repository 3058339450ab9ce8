@NullMarked
package io.posventa.portal.ticket;

import org.jspecify.annotations.NullMarked;
