package io.posventa.notification.email;

import io.posventa.notification.template.MailLink;
import io.posventa.notification.template.OneLine;
import io.quarkus.mailer.Mail;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mail with all that its sending needs, taken out of its row.
 *
 * @param link what its links open; the place of the token is taken by the mail's own id
 * @param replyTo where an answer is read
 * @param references the Message-IDs of the party's earlier mails about the case, oldest first
 */
record Letter(
    EmailQueue.Claim claim,
    int attempts,
    From from,
    String recipient,
    Optional<MailLink> link,
    Optional<String> replyTo,
    String subject,
    String text,
    String html,
    String messageId,
    String references) {

  private static final Pattern QUOTES = Pattern.compile("[\"\\\\<>]");

  /** The marketplace that writes, in the reader's language and zone. */
  record From(String marketplace, Locale locale, ZoneId zone) {}

  /** What stands for the token in what is stored and shown; nobody knows it before the mail. */
  static String placeholder(String emailId) {
    return emailId;
  }

  /** The mail as its reader gets it. */
  Letter opening(String token) {
    String placeholder = placeholder(claim.key().id());
    return new Letter(
        claim,
        attempts,
        from,
        recipient,
        link,
        replyTo,
        subject,
        text.replace(placeholder, token),
        html.replace(placeholder, token),
        messageId,
        references);
  }

  /** As the mail library takes it; what came from people cannot leave its header. */
  Mail mail(String fromAddress) {
    var mail =
        Mail.withText(OneLine.of(recipient), OneLine.of(subject), text)
            .setHtml(html)
            .setFrom(sender(fromAddress))
            .addHeader("Message-ID", messageId)
            .addHeader("Auto-Submitted", "auto-generated")
            .addHeader("X-Auto-Response-Suppress", "All");
    replyTo.ifPresent(mail::setReplyTo);
    if (!references.isEmpty()) {
      mail.addHeader("In-Reply-To", references.substring(references.lastIndexOf(' ') + 1));
      mail.addHeader("References", references);
    }
    return mail;
  }

  private String sender(String address) {
    String name = QUOTES.matcher(OneLine.of(from.marketplace())).replaceAll("'");
    return "\"" + name + "\" <" + address + ">";
  }
}
