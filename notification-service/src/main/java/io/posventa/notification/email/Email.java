package io.posventa.notification.email;

import io.posventa.notification.template.MailTemplate;
import io.posventa.notification.template.OneLine;
import io.posventa.notification.template.Reader;
import io.posventa.notification.template.RenderedMail;
import io.posventa.platform.tenant.TenantKey;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** One mail to one party about one event. What it says is written once, not with each change. */
@Entity
@DynamicUpdate
class Email {
  enum Status {
    /** Waits to be sent, or to be tried again. */
    QUEUED,
    /** The mail server has taken it. */
    SENT,
    /** The mail server does not take mail for this recipient. */
    BOUNCED,
    /** There is nobody to send it to. */
    SUPPRESSED,
    /** Put aside after too many attempts. */
    FAILED
  }

  private static final int LONGEST_PROBLEM = 500;

  @EmbeddedId TenantKey key;
  @Version long version;
  String eventId;

  @Enumerated(EnumType.STRING)
  Reader party;

  @Enumerated(EnumType.STRING)
  MailTemplate template;

  String caseId;
  @Nullable Long caseVersion;
  @Nullable String vendorId;
  @Nullable String recipient;
  String locale;
  String content;
  String messageId;
  String referenceIds;

  @Enumerated(EnumType.STRING)
  Status status;

  @Nullable String problem;
  String subject;
  @Nullable String bodyText;
  @Nullable String bodyHtml;
  int attempts;
  int claims;
  Instant dueAt;

  /** Until when the worker that took it has it to itself. */
  @Nullable Instant leaseUntil;

  Instant queuedAt;
  Instant createdAt;
  Instant updatedAt;
  @Nullable Instant sentAt;

  @SuppressWarnings("NullAway.Init")
  protected Email() {} // for Hibernate

  /** Whether the worker that took it for the n-th time still has it. */
  boolean isHeldBy(int claim) {
    return status == Status.QUEUED && claims == claim;
  }

  /** What is sent is fixed before the first attempt: a repetition is the same mail. */
  void render(RenderedMail mail, Instant now) {
    subject = mail.subject();
    bodyText = mail.text();
    bodyHtml = mail.html();
    updatedAt = now;
  }

  void refused(String reason, Instant now) {
    attempts++;
    status = Status.BOUNCED;
    problem = shown(reason);
    updatedAt = now;
  }

  /** Notes an attempt in vain; the last one puts the mail aside. */
  void failed(String reason, Instant nextTry, int mostAttempts, Instant now) {
    attempts++;
    problem = shown(reason);
    dueAt = nextTry;
    leaseUntil = null;
    updatedAt = now;
    if (attempts >= mostAttempts) {
      status = Status.FAILED;
    }
  }

  /** There is nobody to send it to any more. */
  void suppressed(String reason, Instant now) {
    status = Status.SUPPRESSED;
    problem = shown(reason);
    updatedAt = now;
  }

  private static String shown(String reason) {
    String line = OneLine.of(reason);
    return line.substring(0, Math.min(line.length(), LONGEST_PROBLEM));
  }

  /** Sends the same mail again, from the beginning, with links that are good anew. */
  void resend(Instant due, Instant now) {
    status = Status.QUEUED;
    attempts = 0;
    problem = null;
    dueAt = due;
    leaseUntil = null;
    updatedAt = now;
  }
}
