package io.posventa.notification.inbound;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A mail as far as it can be read.
 *
 * @param key tells it from every other mail
 * @param recipients whom it was delivered to, most certain first
 * @param text what it says, quotations included
 * @param unread names of files that were left in the mail
 */
record ReceivedMail(
    String key,
    String messageId,
    MailKind kind,
    Optional<Sender> from,
    boolean isAnswer,
    boolean isAuthentic,
    Set<String> recipients,
    String subject,
    String text,
    List<MailFile> files,
    List<String> unread,
    Optional<Bounce> bounce) {}
