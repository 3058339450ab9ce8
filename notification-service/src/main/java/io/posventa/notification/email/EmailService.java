package io.posventa.notification.email;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.posventa.notification.feed.Feed;
import io.posventa.notification.reply.ReplyAddress;
import io.posventa.notification.template.MailLink;
import io.posventa.notification.template.MailTemplate;
import io.posventa.notification.template.Reader;
import io.posventa.notification.template.RenderedMail;
import io.posventa.notification.wire.Lenient;
import io.posventa.platform.http.IfMatch;
import io.posventa.platform.log.Change;
import io.posventa.platform.log.Outbox;
import io.posventa.platform.tenant.TenantKey;
import io.posventa.platform.time.TenantClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** What becomes of mails; each outcome is one transaction with the event that announces it. */
@ApplicationScoped
class EmailService {
  private static final Logger LOG = Logger.getLogger(EmailService.class);

  private final EmailRepository emails;
  private final EmailQueue queue;
  private final EmailConfig config;
  private final BackOff backOff;
  private final Outbox outbox;
  private final Feed feed;
  private final TenantClock clock;
  private final Clock machine;
  private final IfMatch ifMatch;
  private final Lenient json;
  private final ReplyAddress replies;

  EmailService(
      EmailRepository emails,
      EmailQueue queue,
      EmailConfig config,
      BackOff backOff,
      Outbox outbox,
      Feed feed,
      TenantClock clock,
      Clock machine,
      IfMatch ifMatch,
      Lenient json,
      ReplyAddress replies) {
    this.emails = emails;
    this.queue = queue;
    this.config = config;
    this.backOff = backOff;
    this.outbox = outbox;
    this.feed = feed;
    this.clock = clock;
    this.machine = machine;
    this.ifMatch = ifMatch;
    this.json = json;
    this.replies = replies;
  }

  /** What others learn of a mail: neither its address nor what it says. */
  record Accepted(
      String id,
      String object,
      long version,
      @JsonProperty("case") String caseId,
      MailTemplate template,
      Reader party,
      Instant sentAt) {}

  /** A mail that was taken, before it is known what it says. */
  record Draft(
      EmailQueue.Claim claim,
      String caseId,
      long caseVersion,
      Instant queuedAt,
      boolean isAnswerable,
      String content) {}

  /** What the sending needs of a mail's content. */
  private record Sent(String marketplace, Locale locale, ZoneId zone, Optional<MailLink> link) {}

  /** The mails that were taken: those to be written first, and those that only need sending. */
  record Taken(List<Draft> drafts, List<Letter> letters) {}

  @Transactional
  Taken take(List<EmailQueue.Claim> claims) {
    var held = emails.heldBy(claims);
    return new Taken(
        held.stream().filter(email -> email.bodyText == null).map(this::draft).toList(),
        held.stream().filter(email -> email.bodyText != null).map(this::letter).toList());
  }

  /** Fixes what mails say. */
  @Transactional
  List<Letter> render(Map<EmailQueue.Claim, RenderedMail> written) {
    var held = emails.heldBy(List.copyOf(written.keySet()));
    for (var email : held) {
      email.render(Objects.requireNonNull(written.get(claimOf(email))), clock.now());
    }
    return held.stream().map(this::letter).toList();
  }

  /** Records how an attempt ended, if the worker still has the mail. */
  @Transactional
  void record(Letter letter, Post.Result result) {
    boolean isOurs =
        switch (result) {
          case Post.Result.Accepted() -> accepted(letter.claim());
          case Post.Result.Refused(String reason) ->
              ended(letter.claim(), email -> email.refused(reason, clock.now()));
          case Post.Result.Failed(String reason) -> ended(letter.claim(), failure(reason));
        };
    if (!isOurs) {
      LOG.infof("%s was taken over meanwhile; its outcome is another's.", letter.claim().key());
    }
  }

  private boolean ended(EmailQueue.Claim claim, Consumer<Email> end) {
    var held = emails.held(claim);
    held.ifPresent(end);
    return held.isPresent();
  }

  private Consumer<Email> failure(String reason) {
    return email ->
        email.failed(reason, backOff.after(email.attempts + 1), config.attempts(), clock.now());
  }

  /** Counts as an attempt: what cannot be written is not tried for ever. */
  @Transactional
  void spoilt(EmailQueue.Claim claim, RuntimeException reason) {
    ended(claim, failure("It cannot be written: " + reason));
  }

  /** Puts a mail aside that nobody is to have any more. */
  @Transactional
  void suppress(Letter letter, String reason) {
    ended(letter.claim(), email -> email.suppressed(reason, clock.now()));
  }

  private boolean accepted(EmailQueue.Claim claim) {
    var now = clock.now();
    var sent = queue.sent(claim, now);
    sent.ifPresent(mail -> tell(claim.key().id(), mail, now));
    return sent.isPresent();
  }

  private void tell(String id, EmailQueue.Sent mail, Instant at) {
    var view =
        new Accepted(id, "email", mail.version(), mail.caseId(), mail.template(), mail.party(), at);
    var change =
        new Change("email.accepted", id, mail.version(), at, mail.caseId(), Map.of("email", view));
    feed.appendOwn(outbox.append(change), change, mail.vendorId());
  }

  /** Sends a mail again that bounced or was put aside. */
  @Transactional
  Email resend(TenantKey key, EmailQuery.Viewer viewer) {
    Email email = emails.require(key, viewer);
    ifMatch.check(email.version);
    if (email.status != Email.Status.FAILED && email.status != Email.Status.BOUNCED) {
      throw EmailProblem.notResendable(email.status);
    }
    email.resend(machine.instant(), clock.now());
    emails.flush();
    return email;
  }

  private Draft draft(Email email) {
    return new Draft(
        claimOf(email),
        email.caseId,
        email.caseVersion == null ? 0 : email.caseVersion,
        email.queuedAt,
        replyTo(email).isPresent(),
        email.content);
  }

  private Letter letter(Email email) {
    var sent = json.read(email.content, Sent.class);
    return new Letter(
        claimOf(email),
        email.attempts,
        new Letter.From(sent.marketplace(), sent.locale(), sent.zone()),
        Objects.requireNonNull(email.recipient),
        sent.link(),
        replyTo(email),
        email.subject,
        Objects.requireNonNull(email.bodyText),
        Objects.requireNonNull(email.bodyHtml),
        email.messageId,
        email.referenceIds);
  }

  /** Where the party's answer to a ticket mail is read. */
  private Optional<String> replyTo(Email email) {
    return email.template.isOfTicket()
        ? email
            .party
            .party()
            .flatMap(party -> replies.of(email.key.marketplaceId(), email.caseId, party))
        : Optional.empty();
  }

  private static EmailQueue.Claim claimOf(Email email) {
    return new EmailQueue.Claim(email.key, email.claims);
  }
}
