package io.posventa.launcher.mail;

import io.posventa.launcher.mail.MailLedger.Mail;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sends what somebody wrote on the mail pages, as that person's mail program would. */
final class MailWriter {
  private final Session session;

  MailWriter(int smtpPort) {
    var settings = new Properties();
    settings.put("mail.smtp.host", "127.0.0.1");
    settings.put("mail.smtp.port", Integer.toString(smtpPort));
    this.session = Session.getInstance(settings);
  }

  /** A new mail: {@code from}, {@code to}, {@code subject}, {@code text}. */
  void write(Map<String, String> form) throws MessagingException {
    var message = message(form.getOrDefault("from", ""), form.getOrDefault("to", ""), form);
    message.setSubject(form.getOrDefault("subject", ""), StandardCharsets.UTF_8.name());
    Transport.send(message);
  }

  /** An answer by the recipient of a mail, threaded and quoting it as mail programs do. */
  void answer(Mail mail, Map<String, String> form) throws MessagingException {
    String to = mail.header("Reply-To").isEmpty() ? mail.from() : mail.header("Reply-To");
    String quoted =
        mail.text().lines().map(line -> "> " + line).collect(Collectors.joining("\r\n"));
    var message = message(mail.recipient(), to, form);
    message.setText(
        "%s\r\n\r\n%s wrote:\r\n%s\r\n"
            .formatted(form.getOrDefault("text", ""), mail.from(), quoted),
        StandardCharsets.UTF_8.name());
    message.setSubject("Re: " + mail.subject(), StandardCharsets.UTF_8.name());
    message.setHeader("In-Reply-To", mail.messageId());
    message.setHeader(
        "References",
        Stream.concat(mail.follows().stream(), Stream.of(mail.messageId()))
            .distinct()
            .collect(Collectors.joining(" ")));
    Transport.send(message);
  }

  private MimeMessage message(String from, String to, Map<String, String> form)
      throws MessagingException {
    var message = new MimeMessage(session);
    message.setFrom(new InternetAddress(from, true));
    message.setRecipients(Message.RecipientType.TO, InternetAddress.parse(to, true));
    message.setText(form.getOrDefault("text", ""), StandardCharsets.UTF_8.name());
    if (form.containsKey("automatic")) {
      message.setHeader("Auto-Submitted", "auto-replied");
    }
    return message;
  }
}
