package io.posventa.ticket.escalation;

import io.posventa.platform.problem.Refusal;
import io.posventa.platform.tenant.TenantKey;
import io.posventa.ticket.attachment.Attached;
import io.posventa.ticket.attachment.AttachedList;
import io.posventa.ticket.party.Acting;
import io.posventa.ticket.party.Party;
import io.posventa.ticket.policy.TicketType;
import jakarta.persistence.Convert;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A party's call for the platform to look at a closing or a change. It is decided once. */
@Entity
public class Escalation {
  /** Where the review stands. */
  public enum Status {
    OPEN,
    UPHELD,
    DISMISSED
  }

  /** Whether the one who escalated is right. */
  public enum Outcome {
    UPHELD,
    DISMISSED
  }

  /**
   * The ticket that is escalated.
   *
   * @param order none: the ticket is about no order
   */
  public record Case(String ticket, String number, @Nullable String order, String vendor) {}

  @EmbeddedId TenantKey key;
  @Version long version = 1;
  Instant createdAt;
  Instant updatedAt;
  String ticketId;
  String ticketNumber;
  @Nullable String orderId;
  String vendorId;

  @Enumerated(EnumType.STRING)
  Party party;

  String role;
  String actorId;
  String reason;

  @Convert(converter = AttachedList.class)
  List<Attached> attachments;

  @Enumerated(EnumType.STRING)
  EscalatedChange.Action afterAction;

  @Enumerated(EnumType.STRING)
  Party afterParty;

  String afterRole;
  String afterId;
  Instant afterAt;

  @Enumerated(EnumType.STRING)
  EscalatedChange.Permission afterConsent;

  @Nullable String afterCloseReason;

  @Enumerated(EnumType.STRING)
  @Nullable TicketType afterFromType;

  @Enumerated(EnumType.STRING)
  @Nullable TicketType afterToType;

  @Enumerated(EnumType.STRING)
  Status status;

  @Nullable String decisionNote;

  @Enumerated(EnumType.STRING)
  @Nullable Party decidedParty;

  @Nullable String decidedRole;
  @Nullable String decidedId;
  @Nullable Instant decidedAt;

  @SuppressWarnings("NullAway.Init")
  protected Escalation() {} // for Hibernate

  public Escalation(
      TenantKey key,
      Case of,
      Acting by,
      String reason,
      List<Attached> attachments,
      EscalatedChange after,
      Instant now) {
    this.key = key;
    this.createdAt = now;
    this.updatedAt = now;
    this.ticketId = of.ticket;
    this.ticketNumber = of.number;
    this.orderId = of.order;
    this.vendorId = of.vendor;
    this.party = by.party();
    this.role = by.role();
    this.actorId = by.id();
    this.reason = reason;
    this.attachments = List.copyOf(attachments);
    this.afterAction = after.action();
    this.afterParty = after.by().party();
    this.afterRole = after.by().role();
    this.afterId = after.by().id();
    this.afterAt = after.at();
    this.afterConsent = after.consent();
    this.afterCloseReason = after.closeReason().orElse(null);
    this.afterFromType = after.fromType().orElse(null);
    this.afterToType = after.toType().orElse(null);
    this.status = Status.OPEN;
  }

  public String id() {
    return key.id();
  }

  public String ticketId() {
    return ticketId;
  }

  public long version() {
    return version;
  }

  public void decide(Outcome outcome, String note, Acting by, Instant now) {
    if (status != Status.OPEN) {
      throw new Refusal(
          EscalationProblem.ESCALATION_DECIDED,
          "The escalation was " + status.name().toLowerCase(Locale.ROOT) + ".");
    }
    status =
        switch (outcome) {
          case UPHELD -> Status.UPHELD;
          case DISMISSED -> Status.DISMISSED;
        };
    decisionNote = note;
    decidedParty = by.party();
    decidedRole = by.role();
    decidedId = by.id();
    decidedAt = now;
    updatedAt = now;
  }

  public EscalationView view() {
    return new EscalationView(
        key.id(),
        "escalation",
        version,
        createdAt,
        updatedAt,
        ticketId,
        ticketNumber,
        vendorId,
        new Acting.By(party, role, actorId),
        reason,
        attachments,
        new EscalatedChange(
            afterAction,
            new Acting.By(afterParty, afterRole, afterId),
            afterAt,
            afterConsent,
            Optional.ofNullable(afterCloseReason),
            Optional.ofNullable(afterFromType),
            Optional.ofNullable(afterToType)),
        status,
        decision());
  }

  private Optional<EscalationView.Decision> decision() {
    if (decisionNote == null
        || decidedParty == null
        || decidedRole == null
        || decidedId == null
        || decidedAt == null) {
      return Optional.empty();
    }
    return Optional.of(
        new EscalationView.Decision(
            Outcome.valueOf(status.name()),
            decisionNote,
            new Acting.By(decidedParty, decidedRole, decidedId),
            decidedAt));
  }
}
