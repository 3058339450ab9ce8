/** What is due on a case, as sla-service answers. */
@NullMarked
package io.posventa.notification.deadline;

import org.jspecify.annotations.NullMarked;
