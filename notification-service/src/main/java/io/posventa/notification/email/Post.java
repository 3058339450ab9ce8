package io.posventa.notification.email;

import io.quarkus.mailer.reactive.ReactiveMailer;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;

/** The mail server, and what its answers mean. */
@ApplicationScoped
class Post {
  private final ReactiveMailer mailer;
  private final EmailConfig config;

  Post(ReactiveMailer mailer, EmailConfig config) {
    this.mailer = mailer;
    this.config = config;
  }

  /** How an attempt ended. */
  sealed interface Result {
    /** The server has taken the mail. */
    record Accepted() implements Result {}

    /** The server will never take it. */
    record Refused(String reason) implements Result {}

    /** It may go later. */
    record Failed(String reason) implements Result {}
  }

  Result send(Letter letter) {
    try {
      mailer.send(letter.mail(config.fromAddress())).await().atMost(config.timeout());
      return new Result.Accepted();
    } catch (IllegalArgumentException e) {
      return new Result.Refused("The address cannot be used: " + e.getMessage());
    } catch (RuntimeException e) {
      return read(e);
    }
  }

  /** A permanent answer about us, such as a wrong password, is no fault of the recipient's. */
  private static Result read(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SMTPException answer) {
        String message = String.valueOf(answer.getMessage());
        boolean aboutTheMail =
            message.startsWith("recipient address not accepted")
                || message.startsWith("sending data failed");
        return answer.isPermanent() && aboutTheMail
            ? new Result.Refused(message)
            : new Result.Failed(message);
      }
    }
    return new Result.Failed(failure.toString());
  }
}
