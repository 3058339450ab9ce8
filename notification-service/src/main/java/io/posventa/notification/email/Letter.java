package io.posventa.notification.email;

import io.posventa.notification.template.OneLine;
import io.quarkus.mailer.Mail;
import java.util.regex.Pattern;

/**
 * A mail with all that its sending needs, taken out of its row.
 *
 * @param references the Message-IDs of the party's earlier mails about the case, oldest first
 */
record Letter(
    EmailQueue.Claim claim,
    int attempts,
    String sender,
    String recipient,
    String subject,
    String text,
    String html,
    String messageId,
    String references) {

  private static final Pattern QUOTES = Pattern.compile("[\"\\\\<>]");

  /** As the mail library takes it; what came from people cannot leave its header. */
  Mail mail(String fromAddress) {
    var mail =
        Mail.withText(OneLine.of(recipient), OneLine.of(subject), text)
            .setHtml(html)
            .setFrom(from(fromAddress))
            .addHeader("Message-ID", messageId)
            .addHeader("Auto-Submitted", "auto-generated");
    if (!references.isEmpty()) {
      mail.addHeader("In-Reply-To", references.substring(references.lastIndexOf(' ') + 1));
      mail.addHeader("References", references);
    }
    return mail;
  }

  private String from(String address) {
    return "\"" + QUOTES.matcher(OneLine.of(sender)).replaceAll("'") + "\" <" + address + ">";
  }
}
