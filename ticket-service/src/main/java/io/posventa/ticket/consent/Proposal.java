package io.posventa.ticket.consent;

import io.posventa.platform.problem.Refusal;
import io.posventa.platform.tenant.TenantKey;
import io.posventa.ticket.party.Acting;
import io.posventa.ticket.party.Party;
import io.posventa.ticket.policy.TicketType;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the vendor asks the customer to agree to. The refund clock runs on until it does. */
@Entity
public class Proposal {
  /** What is proposed. */
  public enum Action {
    CLOSE,
    CONVERT
  }

  /** Where the proposal stands. */
  public enum Status {
    OPEN,
    ACCEPTED,
    DECLINED,
    /** The ticket moved on before the customer answered. */
    VOID
  }

  @EmbeddedId TenantKey key;
  @Version long version = 1;
  String ticketId;
  Instant createdAt;
  Instant updatedAt;
  @Nullable Instant answeredAt;

  @Enumerated(EnumType.STRING)
  Action action;

  @Enumerated(EnumType.STRING)
  @Nullable TicketType toType;

  @Nullable String comment;

  @Enumerated(EnumType.STRING)
  Party party;

  String role;
  String actorId;

  @Enumerated(EnumType.STRING)
  Status status;

  @SuppressWarnings("NullAway.Init")
  protected Proposal() {} // for Hibernate

  public Proposal(
      TenantKey key,
      String ticketId,
      Action action,
      Optional<TicketType> toType,
      Optional<String> comment,
      Acting by,
      Instant now) {
    this.key = key;
    this.ticketId = ticketId;
    this.createdAt = now;
    this.updatedAt = now;
    this.action = action;
    this.toType = toType.orElse(null);
    this.comment = comment.orElse(null);
    this.party = by.party();
    this.role = by.role();
    this.actorId = by.id();
    this.status = Status.OPEN;
  }

  public String id() {
    return key.id();
  }

  public String ticketId() {
    return ticketId;
  }

  public Action action() {
    return action;
  }

  /** The type that a conversion leads to. */
  public TicketType toType() {
    if (toType == null) {
      throw new IllegalStateException("A proposal to close has no type.");
    }
    return toType;
  }

  public Status status() {
    return status;
  }

  /** The customer agrees; whoever calls this does what was proposed in the same transaction. */
  public void accept(Instant now) {
    answer(Status.ACCEPTED, now);
  }

  public void decline(Instant now) {
    answer(Status.DECLINED, now);
  }

  private void answer(Status answer, Instant now) {
    if (status != Status.OPEN) {
      throw new Refusal(
          ConsentProblem.PROPOSAL_ANSWERED,
          "The proposal is " + status.name().toLowerCase(Locale.ROOT) + ".");
    }
    status = answer;
    updatedAt = now;
    answeredAt = now;
  }

  public ProposalView view() {
    return new ProposalView(
        key.id(),
        "proposal",
        version,
        createdAt,
        updatedAt,
        ticketId,
        action,
        Optional.ofNullable(toType),
        Optional.ofNullable(comment),
        new Acting.By(party, role, actorId),
        status,
        Optional.ofNullable(answeredAt));
  }
}
