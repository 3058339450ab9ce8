/** Files that come with messages: taken in, kept once, and handed out to a ticket's parties. */
@NullMarked
package io.posventa.ticket.attachment;

import org.jspecify.annotations.NullMarked;
