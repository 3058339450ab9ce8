package io.posventa.notification.inbound;

import io.posventa.notification.email.Bounces;
import io.posventa.notification.email.LegacyMails;
import io.posventa.notification.inbound.InboundEmail.Outcome;
import io.posventa.notification.template.Party;
import io.posventa.notification.wire.Lenient;
import io.posventa.platform.http.IfMatch;
import io.posventa.platform.tenant.TenantKey;
import io.posventa.platform.time.TenantClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * What becomes of mails that came in; each step is one transaction of the worker that has the mail.
 */
@ApplicationScoped
class InboundService {
  private static final Logger LOG = Logger.getLogger(InboundService.class);
  private static final Duration HOLD = Duration.ofMillis(500);

  private final InboundRepository mails;
  private final InboundQueue queue;
  private final Answers answers;
  private final Bounces bounces;
  private final LegacyMails legacyMails;
  private final InboundBackOff backOff;
  private final InboundConfig config;
  private final TenantClock clock;
  private final Clock machine;
  private final IfMatch ifMatch;
  private final Lenient json;

  InboundService(
      InboundRepository mails,
      InboundQueue queue,
      Answers answers,
      Bounces bounces,
      LegacyMails legacyMails,
      InboundBackOff backOff,
      InboundConfig config,
      TenantClock clock,
      Clock machine,
      IfMatch ifMatch,
      Lenient json) {
    this.mails = mails;
    this.queue = queue;
    this.answers = answers;
    this.bounces = bounces;
    this.legacyMails = legacyMails;
    this.backOff = backOff;
    this.config = config;
    this.clock = clock;
    this.machine = machine;
    this.ifMatch = ifMatch;
    this.json = json;
  }

  /** A mail that a worker has, and what was decided about it already. */
  record Task(
      InboundQueue.Claim claim,
      Optional<String> recipient,
      Optional<Party> party,
      Optional<String> ticket,
      Optional<String> bounced,
      Instant receivedAt,
      Optional<Decision.Request> decided) {
    /** Repeats of a request carry the same. */
    String idempotencyKey() {
      return claim.key().id();
    }
  }

  @Transactional
  Optional<Task> take(InboundQueue.Claim claim) {
    return mails
        .held(claim)
        .map(
            mail ->
                new Task(
                    claim,
                    Optional.ofNullable(mail.recipient),
                    Optional.ofNullable(mail.party),
                    Optional.ofNullable(mail.ticketId),
                    Optional.ofNullable(mail.emailId),
                    mail.receivedAt,
                    Optional.ofNullable(mail.decision)
                        .map(text -> json.read(text, Decision.Request.class))));
  }

  /** Fixes what is asked for, before it is asked. Tells whether the worker still has the mail. */
  @Transactional
  boolean decide(InboundQueue.Claim claim, Decision.Request request, String textDigest) {
    return held(claim)
        .map(
            mail -> {
              mail.decide(json.write(request), textDigest, clock.now());
              return true;
            })
        .orElse(false);
  }

  @Transactional
  void opened(Task task, Decision.OpenTicket request, String ticket) {
    held(task.claim())
        .ifPresent(
            mail -> {
              mail.party = request.party();
              mail.orderId = request.order();
              mail.ticketId = ticket;
              finish(mail, Outcome.TICKET_OPENED, Optional.empty());
              if (mail.kind == MailKind.PERSONAL) {
                advise(
                    mail,
                    Answers.ADVICE,
                    Optional.of(new LegacyMails.Opened(ticket, request.party())));
              }
            });
  }

  @Transactional
  void added(InboundQueue.Claim claim, Decision.AddMessage request, String message) {
    held(claim)
        .ifPresent(
            mail -> {
              mail.ticketMessage = message;
              finish(
                  mail,
                  request.automatic() ? Outcome.AUTOMATIC_MESSAGE_ADDED : Outcome.MESSAGE_ADDED,
                  request.reason());
            });
  }

  /** Ticket-service does not grant it; who wrote to a legacy address is told where to see why. */
  @Transactional
  void refused(InboundQueue.Claim claim, Decision.Request request, String code) {
    held(claim)
        .ifPresent(
            mail -> {
              finish(mail, Outcome.REFUSED, Optional.of(code));
              if (request instanceof Decision.OpenTicket wanted) {
                mail.party = wanted.party();
                mail.orderId = wanted.order();
                if (mail.kind == MailKind.PERSONAL) {
                  advise(mail, wanted.order(), Optional.empty());
                }
              }
            });
  }

  /** Asks the customer on file, and tells the writer the same as if there were no such order. */
  @Transactional
  void askCustomer(Task task, Decision.AskCustomer question) {
    held(task.claim())
        .ifPresent(
            mail -> {
              mail.orderId = question.order();
              finish(mail, Outcome.CONFIRMATION_ASKED, Optional.of("unknown_sender"));
              if (answers.claim("customer", question.order())) {
                legacyMails.ask(received(mail), question.order(), question.wish());
              }
              advise(mail, Answers.ADVICE, Optional.empty());
            });
  }

  @Transactional
  void advise(InboundQueue.Claim claim, String reason) {
    held(claim)
        .ifPresent(
            mail -> {
              finish(mail, Outcome.ADVISED, Optional.of(reason));
              advise(mail, Answers.ADVICE, Optional.empty());
            });
  }

  private void advise(InboundEmail mail, String about, Optional<LegacyMails.Opened> opened) {
    if (mail.sender != null && answers.claim(mail.sender, about)) {
      legacyMails.advise(received(mail), mail.sender, Optional.empty(), opened);
    }
  }

  private static LegacyMails.Received received(InboundEmail mail) {
    return new LegacyMails.Received(mail.key.id(), Optional.ofNullable(mail.recipient).orElse(""));
  }

  @Transactional
  void noteBounce(InboundQueue.Claim claim, TenantKey email, Bounce bounce) {
    held(claim)
        .ifPresent(
            mail -> {
              mail.emailId = email.id();
              boolean isNews = bounces.note(email, bounce.reason());
              finish(
                  mail,
                  Outcome.BOUNCE_NOTED,
                  isNews ? Optional.empty() : Optional.of("known_already"));
            });
  }

  @Transactional
  void ignore(InboundQueue.Claim claim, String reason) {
    held(claim).ifPresent(mail -> finish(mail, Outcome.IGNORED, Optional.of(reason)));
  }

  private void finish(InboundEmail mail, Outcome outcome, Optional<String> reason) {
    mail.done(outcome, reason.orElse(null), clock.now());
    queue.drop(mail.key);
  }

  /** Puts it off, and after many attempts aside. */
  @Transactional
  void failed(InboundQueue.Claim claim, String why) {
    held(claim)
        .ifPresent(
            mail -> {
              var next = backOff.after(mail.attempts + 1);
              mail.failed(why, next, config.attempts(), clock.now());
              queue.wakeAfter(Duration.between(machine.instant(), next));
            });
  }

  /** The test clock is moving: the mail waits for it and is not waited for. */
  @Transactional
  void hold(InboundQueue.Claim claim) {
    held(claim).ifPresent(mail -> mail.hold(machine.instant().plus(HOLD)));
    queue.wakeAfter(HOLD);
  }

  /** Tries a mail again that was put aside. */
  @Transactional
  InboundEmail retry(TenantKey key) {
    var mail = mails.requireForUpdate(key);
    ifMatch.check(mail.version);
    if (mail.status != InboundEmail.Status.FAILED) {
      throw InboundProblem.notRetriable(mail.status);
    }
    mail.retry(machine.instant(), clock.now());
    mails.flush();
    return mail;
  }

  private Optional<InboundEmail> held(InboundQueue.Claim claim) {
    var held = mails.held(claim);
    if (held.isEmpty()) {
      LOG.infof("%s was taken over meanwhile; its outcome is another's.", claim.key());
    }
    return held;
  }
}
