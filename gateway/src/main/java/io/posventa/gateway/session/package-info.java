/** Members sign in with a link from a mail, and work in sessions. */
@NullMarked
package io.posventa.gateway.session;

import org.jspecify.annotations.NullMarked;
