package io.posventa.notification.email;

import io.posventa.notification.email.Post.Result;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Clock;
import java.util.Properties;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/**
 * One connection to the mail server for several mails, one after the other; not for several
 * threads. What was closed can connect again, anew: a connection that waits is one that may have
 * died meanwhile.
 */
final class SmtpConversation implements AutoCloseable {
  private static final int PERMANENT = 500;

  private final SmtpConfig config;
  private final String fromAddress;
  private final Clock machine;
  private final ScheduledExecutorService alarm;
  private final Consumer<SmtpConversation> over;
  private final SmtpLine line = new SmtpLine();
  private final Session session;
  private Transport transport;

  /**
   * @param over takes it when it was closed
   */
  SmtpConversation(
      SmtpConfig config,
      String fromAddress,
      Clock machine,
      ScheduledExecutorService alarm,
      Consumer<SmtpConversation> over) {
    this.config = config;
    this.fromAddress = fromAddress;
    this.machine = machine;
    this.alarm = alarm;
    this.over = over;
    this.session = Session.getInstance(properties());
  }

  private boolean isWrapped() {
    return config.encryption() == SmtpConfig.Encryption.TLS;
  }

  private String protocol() {
    return isWrapped() ? "smtps" : "smtp";
  }

  private Properties properties() {
    String prefix = "mail." + protocol() + ".";
    var properties = new Properties();
    properties.setProperty(prefix + "quitwait", "false");
    properties.setProperty(prefix + "localhost", config.helo().orElseGet(this::domain));
    properties.setProperty(prefix + "auth", String.valueOf(config.username().isPresent()));
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    var encryption = config.encryption();
    boolean required = encryption == SmtpConfig.Encryption.STARTTLS;
    boolean wanted = required || encryption == SmtpConfig.Encryption.OPPORTUNISTIC;
    properties.setProperty(prefix + "starttls.enable", String.valueOf(wanted));
    properties.setProperty(prefix + "starttls.required", String.valueOf(required));
    properties.put(prefix + "socketFactory", line);
    properties.setProperty(prefix + "socketFactory.fallback", "false");
    return properties;
  }

  private String domain() {
    return fromAddress.substring(fromAddress.indexOf('@') + 1);
  }

  /** Sends the mail; when the server does not come to an end with it in time, the line is cut. */
  Result send(Letter letter) {
    Message mail;
    try {
      mail = letter.mail(session, fromAddress, machine.instant());
    } catch (MessagingException e) {
      return new Result.Refused("The address cannot be used: " + e.getMessage());
    }
    int number = line.begin();
    var end =
        alarm.schedule(() -> line.cut(number), config.timeout().toMillis(), TimeUnit.MILLISECONDS);
    try {
      connect();
      transport.sendMessage(mail, mail.getAllRecipients());
      return new Result.Accepted();
    } catch (MessagingException e) {
      hangUp();
      return meaning(e);
    } catch (RuntimeException e) {
      // A mail that the library stumbles over is counted too, or it would come back for ever.
      hangUp();
      return new Result.Failed(e.toString());
    } finally {
      end.cancel(false);
    }
  }

  private void connect() throws MessagingException {
    if (transport == null) {
      transport = session.getTransport(protocol());
      transport.connect(
          config.host(),
          config.port(),
          config.username().orElse(null),
          config.password().orElse(null));
    }
  }

  /** A permanent answer about us, such as a wrong password, is no fault of the recipient's. */
  private static Result meaning(MessagingException failure) {
    for (Exception cause = failure; cause != null; cause = next(cause)) {
      boolean isFinal =
          switch (cause) {
            case SMTPAddressFailedException recipient -> recipient.getReturnCode() >= PERMANENT;
            case SMTPSendFailedException answer ->
                answer.getReturnCode() >= PERMANENT && isAboutTheMail(answer);
            default -> false;
          };
      if (isFinal) {
        return new Result.Refused(cause.getMessage().strip());
      }
    }
    return new Result.Failed(failure.toString().strip());
  }

  private static Exception next(Exception failure) {
    return failure instanceof MessagingException answer ? answer.getNextException() : null;
  }

  private static boolean isAboutTheMail(SMTPSendFailedException answer) {
    String command = answer.getCommand();
    return command.equals(".") || command.startsWith("DATA");
  }

  @Override
  public void close() {
    hangUp();
    over.accept(this);
  }

  private void hangUp() {
    var closing = transport;
    transport = null;
    if (closing == null) {
      return;
    }
    try {
      closing.close();
    } catch (MessagingException e) {
      // The connection is lost: there is nothing left to close.
    } finally {
      line.cut();
    }
  }
}
