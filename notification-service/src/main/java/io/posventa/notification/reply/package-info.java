/** Addresses to which a party answers the mails of a ticket. */
@NullMarked
package io.posventa.notification.reply;

import org.jspecify.annotations.NullMarked;
