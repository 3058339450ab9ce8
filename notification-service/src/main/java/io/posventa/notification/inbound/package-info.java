/** What becomes of mails that come in: answers to tickets, and requests to the legacy addresses. */
@NullMarked
package io.posventa.notification.inbound;

import org.jspecify.annotations.NullMarked;
