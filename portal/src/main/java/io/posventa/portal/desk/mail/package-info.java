/** The mails that there are. */
@NullMarked
package io.posventa.portal.desk.mail;

import org.jspecify.annotations.NullMarked;
