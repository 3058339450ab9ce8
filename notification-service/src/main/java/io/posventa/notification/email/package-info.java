/** Outgoing mail: queued with the event that causes it, sent once, and listed. */
@NullMarked
package io.posventa.notification.email;

import org.jspecify.annotations.NullMarked;
