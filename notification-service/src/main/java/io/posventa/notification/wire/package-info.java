/** How this service reads what others write. */
@NullMarked
package io.posventa.notification.wire;

import org.jspecify.annotations.NullMarked;
