/** What this service keeps of tickets and their threads, which ticket-service owns. */
@NullMarked
package io.posventa.notification.ticket;

import org.jspecify.annotations.NullMarked;
