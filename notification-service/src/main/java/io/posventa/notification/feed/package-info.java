/** The public feed of every change. */
@NullMarked
package io.posventa.notification.feed;

import org.jspecify.annotations.NullMarked;
