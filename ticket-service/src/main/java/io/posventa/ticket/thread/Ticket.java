package io.posventa.ticket.thread;

import io.posventa.platform.tenant.TenantKey;
import io.posventa.ticket.consent.Consent;
import io.posventa.ticket.party.Acting;
import io.posventa.ticket.party.Party;
import io.posventa.ticket.policy.TicketType;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.OptimisticLock;
import org.jspecify.annotations.Nullable;

/**
 * One conversation between a customer and a vendor, and the request that it may carry. A request
 * goes from open to executing to closed; whoever comes first decides, everybody after is refused.
 */
@Entity
class Ticket {
  enum Status {
    OPEN,
    EXECUTING,
    CLOSED
  }

  /** Who has to do something next. */
  enum Awaiting {
    CUSTOMER,
    VENDOR,
    OPERATOR,
    NONE
  }

  enum Channel {
    API,
    PORTAL,
    EMAIL,
    PHONE
  }

  enum CloseReason {
    SOLVED,
    WITHDRAWN,
    PROCESSED,
    INACTIVITY
  }

  @EmbeddedId TenantKey key;

  /** The first one is 1: the row is written with it, and every transaction after adds one. */
  @Version long version = 1;

  String number;
  Instant createdAt;
  Instant updatedAt;

  @Enumerated(EnumType.STRING)
  TicketType type;

  @Enumerated(EnumType.STRING)
  Status status;

  @Enumerated(EnumType.STRING)
  Awaiting awaiting;

  Instant awaitingSince;
  String subject;
  @Nullable String reason;
  @Nullable String orderId;
  @Nullable String orderExternalId;
  String vendorId;
  @Embedded Customer customer;
  String locale;

  @Enumerated(EnumType.STRING)
  Channel channel;

  /** Words of the opener's own, in alphabetical order. */
  String[] tags;

  @Embedded Opener openedBy;

  /** Whose request a refund or a cancellation is: consent is asked for the customer's only. */
  @Enumerated(EnumType.STRING)
  @Nullable Party requestedBy;

  /** The version that gave it its type: messages up to there consent to no further change. */
  long requestedVersion;

  @Enumerated(EnumType.STRING)
  Party lastParty;

  @Enumerated(EnumType.STRING)
  @Nullable Party typeChangedBy;

  @Nullable Instant typeChangedAt;

  @Enumerated(EnumType.STRING)
  @Nullable CloseReason closeReason;

  @Embedded @Nullable Closer closedBy;

  @Nullable Instant closedAt;
  String policyId;

  /** The permission of the last change that had one. */
  @Embedded @Nullable Consent consent;

  @Nullable String problemCode;
  @Nullable String problemDetail;

  /** What no second open request may have; the policy says what that is. */
  @Nullable String exclusiveKey;

  /** The end of the history's chain, so that a trail that was cut short shows. */
  String historyHash = "";

  @OptimisticLock(excluded = true)
  @Embedded
  Unread unread = new Unread();

  @SuppressWarnings("NullAway.Init")
  protected Ticket() {} // for Hibernate

  Ticket(TenantKey key, String number, Opening opening, Rules rules, Instant now) {
    Hindrance.refuse(rules.opening(opening.type(), opening.by().party()));
    this.key = key;
    this.number = number;
    this.createdAt = now;
    this.status = Status.OPEN;
    this.subject = opening.subject();
    this.reason = opening.reason().orElse(null);
    this.orderId = opening.order().map(OrderFacts::id).orElse(null);
    this.orderExternalId = opening.order().map(OrderFacts::externalId).orElse(null);
    this.vendorId = opening.vendor();
    this.customer = opening.customer();
    this.locale = opening.locale();
    this.channel = opening.channel();
    this.tags = opening.tags().toArray(String[]::new);
    this.openedBy = Opener.of(opening.by());
    this.policyId = rules.policy().id();
    this.awaitingSince = now;
    become(opening.type(), opening.by().party(), rules);
    edited(opening.by().party(), now);
    unread.written(opening.by().party());
    if (openedBy.party() == Party.OPERATOR) {
      lastParty = Party.CUSTOMER; // treated like the customer's own
    }
  }

  /** The version that the change under way makes. */
  long nextVersion() {
    return historyHash.isEmpty() ? version : version + 1;
  }

  /** A message was written; nothing but the turn changes. */
  void reply(Acting by, boolean automatic, Rules rules, Instant now) {
    Hindrance.refuse(rules.replying(this));
    updatedAt = now;
    if (!automatic && status == Status.OPEN) {
      edited(by.party(), now);
    }
    unread.written(by.party());
  }

  TicketEvent.Closed close(
      Acting by,
      CloseReason why,
      Rules rules,
      Optional<Message> comment,
      Optional<Consent> given,
      Instant now) {
    Hindrance.refuse(rules.closing(this, by.party()));
    rules.insist(this, by.party(), given);
    boolean unpermitted = given.isEmpty() && rules.isAudited(this, by.party());
    comment.ifPresent(_ -> unread.written(by.party()));
    given.ifPresent(permission -> consent = permission);
    end(by, why, now);
    return new TicketEvent.Closed(by, why, comment, given, unpermitted);
  }

  TicketEvent.Converted convert(
      Acting by,
      TicketType to,
      Rules rules,
      Optional<Message> comment,
      Optional<Consent> given,
      Instant now) {
    Hindrance.refuse(rules.converting(this, by.party(), to));
    rules.insist(this, by.party(), given);
    boolean unpermitted = given.isEmpty() && rules.isAudited(this, by.party());
    TicketType from = type;
    become(to, by.party(), rules);
    typeChangedBy = by.party();
    typeChangedAt = now;
    problemCode = null;
    problemDetail = null;
    edited(by.party(), now);
    comment.ifPresent(_ -> unread.written(by.party()));
    given.ifPresent(permission -> consent = permission);
    return new TicketEvent.Converted(by, from, to, comment, given, unpermitted);
  }

  /** A due step closes what nobody answered. */
  TicketEvent.Closed expire(CloseReason why, Instant now) {
    require(Status.OPEN);
    end(Acting.SYSTEM, why, now);
    return new TicketEvent.Closed(Acting.SYSTEM, why, Optional.empty(), Optional.empty(), false);
  }

  TicketEvent.Warned warn(DueStep step, Instant now) {
    require(Status.OPEN);
    updatedAt = now;
    return new TicketEvent.Warned(step);
  }

  /** From here on the request cannot be taken back. */
  TicketEvent.ExecutionStarted execute(DueStep step, Instant now) {
    require(Status.OPEN);
    if (!type.isRequest()) {
      throw new IllegalStateException("There is nothing to execute on " + key.id());
    }
    status = Status.EXECUTING;
    await(Awaiting.NONE, now);
    updatedAt = now;
    problemCode = null;
    problemDetail = null;
    return new TicketEvent.ExecutionStarted(step);
  }

  /** The money is back or the subscription is ended. */
  TicketEvent.Closed settle(Instant now) {
    end(Acting.SYSTEM, CloseReason.PROCESSED, now);
    problemCode = null;
    problemDetail = null;
    return new TicketEvent.Closed(
        Acting.SYSTEM, CloseReason.PROCESSED, Optional.empty(), Optional.empty(), false);
  }

  /** Nothing was paid and nothing will be: the ticket is open again and an operator's matter. */
  TicketEvent.ExecutionFailed fail(Problem problem, Instant now) {
    require(Status.EXECUTING);
    status = Status.OPEN;
    show(problem, now);
    return new TicketEvent.ExecutionFailed(problem);
  }

  /** Somebody has to look; the ticket stays where it is. */
  TicketEvent.AttentionNeeded needPerson(Problem problem, Instant now) {
    show(problem, now);
    return new TicketEvent.AttentionNeeded(problem);
  }

  /** A proposal was made or declined: the other side's turn. */
  void negotiated(Acting by, Instant now) {
    edited(by.party(), now);
  }

  /** The platform is called, or has decided: news for everybody else, and nobody's turn. */
  void reviewed(Acting by, Instant now) {
    updatedAt = now;
    unread.written(by.party());
  }

  /** The customer is reached elsewhere from now on. */
  TicketEvent.CustomerChanged readdress(String email, Instant now) {
    customer = new Customer(customer.name(), email, customer.locale());
    updatedAt = now;
    return new TicketEvent.CustomerChanged();
  }

  boolean isRequest() {
    return type.isRequest();
  }

  Optional<Problem> problem() {
    return problemCode == null || problemDetail == null
        ? Optional.empty()
        : Optional.of(new Problem(problemCode, problemDetail));
  }

  /** The request stays the customer's when only its kind changes. */
  private void become(TicketType to, Party by, Rules rules) {
    boolean stillCustomers = isCustomersRequest() && to.isRequest();
    if (!stillCustomers) {
      requestedBy = to.isRequest() ? by : null;
    }
    requestedVersion = nextVersion();
    type = to;
    boolean exclusive = to.isRequest() && rules.policy().onePerOrder();
    exclusiveKey = exclusive ? orderId : null;
  }

  private boolean isCustomersRequest() {
    return requestedBy != null && requestedBy != Party.VENDOR;
  }

  private void edited(Party by, Instant now) {
    updatedAt = now;
    switch (by) {
      case CUSTOMER -> {
        lastParty = by;
        await(Awaiting.VENDOR, now);
      }
      case VENDOR -> {
        lastParty = by;
        await(requestedBy == Party.VENDOR ? Awaiting.NONE : Awaiting.CUSTOMER, now);
      }
      case OPERATOR -> {
        if (awaiting == null || awaiting == Awaiting.OPERATOR) {
          await(Awaiting.VENDOR, now);
        }
      }
      case SYSTEM -> {}
    }
  }

  private void await(Awaiting whom, Instant now) {
    if (awaiting != whom) {
      awaiting = whom;
      awaitingSince = now;
    }
  }

  private void show(Problem problem, Instant now) {
    problemCode = problem.code();
    problemDetail = problem.detail();
    await(Awaiting.OPERATOR, now);
    updatedAt = now;
  }

  private void end(Acting by, CloseReason why, Instant now) {
    status = Status.CLOSED;
    closedBy = Closer.of(by);
    closeReason = why;
    closedAt = now;
    await(Awaiting.NONE, now);
    updatedAt = now;
  }

  private void require(Status expected) {
    if (status != expected) {
      throw new IllegalStateException(key.id() + " is " + status + ", not " + expected);
    }
  }
}
