package io.posventa.notification.inbound;

import io.posventa.notification.template.OneLine;
import io.posventa.notification.template.Party;
import io.posventa.platform.tenant.TenantKey;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A mail that came in, and what became of it. */
@Entity
class InboundEmail {
  enum Status {
    /** Waits to be dealt with, or to be tried again. */
    RECEIVED,
    /** Dealt with. */
    DONE,
    /** Put aside after too many attempts. */
    FAILED
  }

  enum Outcome {
    TICKET_OPENED,
    MESSAGE_ADDED,
    /** In the conversation, without consequences. */
    AUTOMATIC_MESSAGE_ADDED,
    /** The order's customer was asked whether the request is theirs. */
    CONFIRMATION_ASKED,
    /** The writer was told of a better way. */
    ADVISED,
    /** The ticket-service did not allow what it asks for. */
    REFUSED,
    BOUNCE_NOTED,
    IGNORED
  }

  private static final int LONGEST_PROBLEM = 500;

  @EmbeddedId TenantKey key;
  @Version long version;
  String messageId;

  @Enumerated(EnumType.STRING)
  MailKind kind;

  @Nullable String sender;
  @Nullable String recipient;
  String subject;
  long size;

  @Enumerated(EnumType.STRING)
  @Nullable Party party;

  @Nullable String ticketId;
  @Nullable String orderId;
  @Nullable String ticketMessage;
  @Nullable String emailId;
  @Nullable String textDigest;

  @Enumerated(EnumType.STRING)
  Status status;

  @Enumerated(EnumType.STRING)
  @Nullable Outcome outcome;

  @Nullable String reason;
  @Nullable String problem;
  @Nullable String decision;
  boolean heldByClock;
  int attempts;
  int claims;
  Instant dueAt;
  Instant receivedAt;
  Instant createdAt;
  Instant updatedAt;

  @SuppressWarnings("NullAway.Init")
  protected InboundEmail() {} // for Hibernate

  /** Whether the worker that took it for the n-th time still has it. */
  boolean isHeldBy(int claim) {
    return status == Status.RECEIVED && claims == claim;
  }

  /** Fixes what will be done about it. */
  void decide(String what, String digest, Instant now) {
    decision = what;
    textDigest = digest;
    updatedAt = now;
  }

  void done(Outcome how, @Nullable String why, Instant now) {
    status = Status.DONE;
    outcome = how;
    reason = why;
    problem = null;
    heldByClock = false;
    updatedAt = now;
  }

  /** Notes an attempt in vain; the last one puts the mail aside. */
  void failed(String why, Instant nextTry, int mostAttempts, Instant now) {
    attempts++;
    String line = OneLine.of(why);
    problem = MailHeaders.cut(line, LONGEST_PROBLEM);
    heldByClock = false;
    dueAt = nextTry;
    updatedAt = now;
    if (attempts >= mostAttempts) {
      status = Status.FAILED;
    }
  }

  /** Waits until the marketplace's clock stands still; the clock does not wait for it. */
  void hold(Instant nextTry) {
    heldByClock = true;
    dueAt = nextTry;
  }

  /** Tries again, from the beginning. */
  void retry(Instant due, Instant now) {
    status = Status.RECEIVED;
    attempts = 0;
    problem = null;
    dueAt = due;
    updatedAt = now;
  }
}
