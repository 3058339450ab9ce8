package io.posventa.notification.email;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The way to the mail server. */
@ApplicationScoped
class Post {
  private final SmtpConfig config;
  private final EmailConfig mails;
  private final Clock machine;
  private final ScheduledExecutorService alarm =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("smtp-alarm").factory());

  /**
   * Those that are over: to make one anew is dear, for the library looks its parts up each time.
   */
  private final Queue<SmtpConversation> rested = new ConcurrentLinkedQueue<>();

  Post(SmtpConfig config, EmailConfig mails, Clock machine) {
    this.config = config;
    this.mails = mails;
    this.machine = machine;
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

  /** A conversation that begins with its first mail. */
  SmtpConversation conversation() {
    var one = rested.poll();
    return one != null
        ? one
        : new SmtpConversation(config, mails.fromAddress(), machine, alarm, rested::add);
  }

  void stop(@Observes ShutdownEvent event) {
    alarm.shutdownNow();
  }
}
