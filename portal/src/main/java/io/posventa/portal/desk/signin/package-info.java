/** Signing in by a link from a mail, and out again. */
@NullMarked
package io.posventa.portal.desk.signin;

import org.jspecify.annotations.NullMarked;
