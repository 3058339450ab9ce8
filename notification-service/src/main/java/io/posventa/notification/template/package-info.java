/** What mails say: one layout for all of them, and the words of each in every language. */
@NullMarked
package io.posventa.notification.template;

import org.jspecify.annotations.NullMarked;
