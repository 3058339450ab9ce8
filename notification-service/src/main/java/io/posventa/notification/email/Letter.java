package io.posventa.notification.email;

import io.posventa.notification.template.MailLink;
import io.posventa.notification.template.OneLine;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;

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

  private static final String UTF_8 = StandardCharsets.UTF_8.name();

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

  /**
   * The mail as it goes over the wire; what came from people cannot leave its header.
   *
   * @throws MessagingException if an address is none
   */
  MimeMessage mail(Session session, String fromAddress, Instant date) throws MessagingException {
    var mail = new MimeMessage(session);
    mail.setFrom(sender(fromAddress));
    mail.setRecipient(RecipientType.TO, new InternetAddress(OneLine.of(recipient), true));
    if (replyTo.isPresent()) {
      mail.setReplyTo(InternetAddress.parse(replyTo.get()));
    }
    mail.setSubject(OneLine.of(subject), UTF_8);
    mail.setSentDate(Date.from(date));
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setHeader("X-Auto-Response-Suppress", "All");
    if (!references.isEmpty()) {
      mail.setHeader("In-Reply-To", references.substring(references.lastIndexOf(' ') + 1));
      mail.setHeader("References", references.replace(" ", "\r\n "));
    }
    mail.setContent(new MimeMultipart("alternative", part(text, "plain"), part(html, "html")));
    mail.saveChanges();
    // Saving makes up an id of its own.
    mail.setHeader("Message-ID", messageId);
    return mail;
  }

  private static MimeBodyPart part(String words, String subtype) throws MessagingException {
    var part = new MimeBodyPart();
    part.setText(words, UTF_8, subtype);
    return part;
  }

  private InternetAddress sender(String address) throws MessagingException {
    var sender = new InternetAddress(address);
    try {
      sender.setPersonal(OneLine.of(from.marketplace()), UTF_8);
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
    return sender;
  }
}
