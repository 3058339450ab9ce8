package io.posventa.notification.inbound;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;

/**
 * Reads mails that anybody may have written. Whatever is wrong with one, it is read as far as it
 * goes.
 */
final class MailParser {
  private static final Session SESSION = Session.getInstance(session());
  private static final int MOST_REPORT_PARTS = 10;

  private final Optional<String> authenticatedBy;

  /**
   * @param authenticatedBy the mail server whose word on a sender's authenticity is taken; none:
   *     the mail server refuses what is not authentic
   */
  MailParser(Optional<String> authenticatedBy) {
    this.authenticatedBy = authenticatedBy;
  }

  private static Properties session() {
    var properties = new Properties();
    properties.setProperty("mail.mime.address.strict", "false");
    properties.setProperty("mail.mime.decodetext.strict", "false");
    properties.setProperty("mail.mime.allowutf8", "true");
    return properties;
  }

  ReceivedMail parse(RawMail raw) {
    byte[] bearable = MailSize.bearable(raw.octets());
    return read(message(bearable), raw.isTruncated() || bearable.length < raw.octets().length);
  }

  private ReceivedMail read(MimeMessage mail, boolean truncated) {
    var headers = new MailHeaders(mail);
    var kind = MailKind.of(headers);
    var body = new MailBody();
    String text = body.read(mail);
    if (truncated) {
      body.leaveLastFile();
    }
    var messageId = headers.messageId();
    String digest = digest(messageId.orElseGet(() -> identity(headers, text)));
    return new ReceivedMail(
        digest,
        messageId.orElse("sha256:" + digest),
        kind,
        headers.from(),
        headers.isAnswer(),
        isAuthentic(headers),
        headers.recipients(),
        headers.subject(),
        text,
        body.files(),
        body.unread(),
        kind == MailKind.BOUNCE ? Optional.of(bounce(mail, headers, text)) : Optional.empty());
  }

  private static MimeMessage message(byte[] octets) {
    try {
      return new MimeMessage(SESSION, new ByteArrayInputStream(octets));
    } catch (MessagingException | RuntimeException e) {
      return new MimeMessage(SESSION);
    }
  }

  private boolean isAuthentic(MailHeaders headers) {
    return authenticatedBy
        .map(server -> AuthenticationResults.of(headers, server).vouchFor(headers.from()))
        .orElse(true);
  }

  /** What tells a mail without a Message-ID from others; the way that it took does not. */
  private static String identity(MailHeaders headers, String text) {
    return String.join(
        "\n",
        headers.first("From").orElse(""),
        headers.first("Date").orElse(""),
        headers.first("To").orElse(""),
        headers.subject(),
        text);
  }

  private static Bounce bounce(MimeMessage mail, MailHeaders headers, String text) {
    return report(mail)
        .orElseGet(
            () ->
                Bounce.ofText(
                    headers.first("X-Failed-Recipients").map(String::strip),
                    text,
                    headers.subject()));
  }

  /** The part for programs, and the returned mail's headers behind it. */
  private static Optional<Bounce> report(MimeMessage mail) {
    try {
      if (!(mail.getContent() instanceof MimeMultipart parts)) {
        return Optional.empty();
      }
      var returned = new StringBuilder();
      Optional<String> status = Optional.empty();
      for (int i = 0; i < Math.min(parts.getCount(), MOST_REPORT_PARTS); i++) {
        if (parts.getBodyPart(i) instanceof MimePart part) {
          var type = MailBody.type(part);
          if (type.match("message/delivery-status")) {
            status = Optional.of(raw(part));
          } else if (type.match("message/rfc822") || type.match("text/rfc822-headers")) {
            returned.append(raw(part)).append('\n');
          }
        }
      }
      return status.map(text -> Bounce.ofReport(text, returned.toString()));
    } catch (IOException | MessagingException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static String raw(MimePart part) {
    return new String(TextPart.octets(part), StandardCharsets.UTF_8);
  }

  static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
