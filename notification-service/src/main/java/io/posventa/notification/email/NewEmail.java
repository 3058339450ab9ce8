package io.posventa.notification.email;

import io.posventa.notification.template.MailTemplate;
import io.posventa.notification.template.Reader;
import io.posventa.platform.tenant.TenantKey;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A mail to be queued.
 *
 * @param eventId what it is about: each reader gets one mail about it
 * @param caseVersion as of which the thread is shown; none: the mail is about no ticket
 * @param vendorId whose case it is; none: no vendor's
 * @param recipient none: nobody can be written to
 * @param content all that the mail says, but for the thread, what is due, and the token of its
 *     links
 */
record NewEmail(
    TenantKey key,
    String eventId,
    Reader party,
    MailTemplate template,
    String caseId,
    Optional<Long> caseVersion,
    Optional<String> vendorId,
    Optional<String> recipient,
    Locale locale,
    String content,
    String messageId,
    String subject,
    Instant createdAt) {}
