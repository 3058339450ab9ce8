package io.posventa.e2e.house;

import io.posventa.e2e.client.Views.InboundEmail;
import io.posventa.e2e.client.Views.Mail;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Collectors;

/** A mail as somebody's mail program writes it, and sends it by SMTP. */
public final class Letter {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final String messageId = "<" + UUID.randomUUID() + "@program.example>";
  private final String from;
  private final String to;
  private final String subject;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final Map<String, String> files = new LinkedHashMap<>();
  private String text = "";
  private String quoted = "";

  private Letter(String from, String to, String subject) {
    this.from = from;
    this.to = to;
    this.subject = subject;
  }

  public static Letter to(String address, String from, String subject) {
    return new Letter(from, address, subject);
  }

  /** Its reader's answer to a mail, where the mail asks for answers. */
  public static Letter answering(Mail mail) {
    var letter = new Letter(mail.recipient(), mail.header("Reply-To"), "Re: " + mail.subject());
    return letter
        .header("In-Reply-To", mail.messageId())
        .header("References", (mail.header("References") + " " + mail.messageId()).strip());
  }

  public Letter text(String words) {
    this.text = words;
    return this;
  }

  /** With the whole mail below, as most programs do. */
  public Letter quoting(Mail mail) {
    this.quoted =
        "\r\n\r\nOn Mon, 2 Mar 2026 at 10:00, %s wrote:\r\n%s\r\n"
            .formatted(
                mail.header("From"),
                mail.text().lines().map(line -> "> " + line).collect(Collectors.joining("\r\n")));
    return this;
  }

  public Letter header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  public Letter file(String name, String content) {
    files.put(name, content);
    return this;
  }

  /** Once more is the same mail: it has the same Message-ID. */
  public String send() {
    try {
      Transport.send(message());
      return messageId;
    } catch (MessagingException e) {
      throw new IllegalStateException("The mail server does not take it", e);
    }
  }

  /** Sends it, and returns when it has been dealt with. */
  public InboundEmail arrive(Sandbox sandbox) {
    send();
    return dealtWith(sandbox);
  }

  public InboundEmail dealtWith(Sandbox sandbox) {
    return Await.until(
            PATIENCE,
            () ->
                sandbox.arrivals().stream()
                    .filter(mail -> mail.messageId().equals(messageId))
                    .toList(),
            mails -> mails.stream().anyMatch(mail -> !mail.status().equals("received")))
        .getFirst();
  }

  private MimeMessage message() throws MessagingException {
    var settings = new Properties();
    settings.put("mail.smtp.host", "127.0.0.1");
    settings.put("mail.smtp.port", Integer.toString(House.suite().smtpPort()));
    var message =
        new MimeMessage(Session.getInstance(settings)) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
          }
        };
    message.setFrom(new InternetAddress(from));
    message.setRecipient(RecipientType.TO, new InternetAddress(to));
    message.setSubject(subject, UTF_8);
    for (var header : headers.entrySet()) {
      message.setHeader(header.getKey(), header.getValue());
    }
    if (files.isEmpty()) {
      message.setText(text + quoted, UTF_8);
    } else {
      message.setContent(parts());
    }
    return message;
  }

  private MimeMultipart parts() throws MessagingException {
    var words = new MimeBodyPart();
    words.setText(text + quoted, UTF_8);
    var parts = new MimeMultipart(words);
    for (var each : files.entrySet()) {
      var file = new MimeBodyPart();
      file.setText(each.getValue(), UTF_8);
      file.setFileName(each.getKey());
      file.setDisposition(MimeBodyPart.ATTACHMENT);
      parts.addBodyPart(file);
    }
    return parts;
  }
}
