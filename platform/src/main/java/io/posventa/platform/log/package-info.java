/** The change log of a service: outbox, numbering, relay and inbox. */
@NullMarked
package io.posventa.platform.log;

import org.jspecify.annotations.NullMarked;
