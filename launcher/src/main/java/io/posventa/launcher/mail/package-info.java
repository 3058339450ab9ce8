/** The SMTP and IMAP server of the embedded suite, with a ledger of what it was given. */
@NullMarked
package io.posventa.launcher.mail;

import org.jspecify.annotations.NullMarked;
