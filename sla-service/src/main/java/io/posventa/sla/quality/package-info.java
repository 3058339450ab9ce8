/** How vendors treat their customers, in numbers: counted from tickets' events, by period. */
@NullMarked
package io.posventa.sla.quality;

import org.jspecify.annotations.NullMarked;
