package io.posventa.notification.email;

import io.posventa.notification.template.MailTemplate;
import io.posventa.notification.template.Party;
import io.posventa.platform.tenant.TenantKey;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A mail to be queued.
 *
 * @param caseVersion as of which the thread is shown; none: the mail is about no ticket
 * @param recipient none: nobody can be written to
 * @param content all that the mail says, but for the thread and what is due
 */
record NewEmail(
    TenantKey key,
    String eventId,
    Party party,
    MailTemplate template,
    String caseId,
    Optional<Long> caseVersion,
    String vendorId,
    Optional<String> recipient,
    Locale locale,
    String content,
    String messageId,
    String subject,
    Instant createdAt) {}
