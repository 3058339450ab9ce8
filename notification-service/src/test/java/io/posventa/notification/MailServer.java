package io.posventa.notification;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** A real SMTP server that keeps what it gets. */
public final class MailServer implements QuarkusTestResourceLifecycleManager {
  private static final AtomicReference<GreenMail> RUNNING = new AtomicReference<>();

  @Override
  public Map<String, String> start() {
    var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    RUNNING.set(server);
    return Map.of("posventa.smtp.port", String.valueOf(server.getSmtp().getPort()));
  }

  @Override
  public void stop() {
    RUNNING.get().stop();
  }

  /** What came for this address, in the order of its arrival. */
  public static List<MimeMessage> sentTo(String address) {
    return Arrays.stream(RUNNING.get().getReceivedMessages())
        .filter(mail -> recipients(mail).contains(address))
        .toList();
  }

  /** The plain text of a mail that has HTML beside it. */
  public static String text(MimeMessage mail) {
    try {
      var parts = (MimeMultipart) mail.getContent();
      return parts.getBodyPart(0).getContent().toString().replace("\r\n", "\n");
    } catch (IOException | MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  public static String subject(MimeMessage mail) {
    return read(mail, MimeMessage::getSubject);
  }

  public static String messageId(MimeMessage mail) {
    return read(mail, MimeMessage::getMessageID);
  }

  private static List<String> recipients(MimeMessage mail) {
    return Arrays.stream(read(mail, MimeMessage::getAllRecipients)).map(Address::toString).toList();
  }

  @FunctionalInterface
  private interface Part<T> {
    T of(MimeMessage mail) throws MessagingException;
  }

  private static <T> T read(MimeMessage mail, Part<T> part) {
    try {
      return part.of(mail);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
