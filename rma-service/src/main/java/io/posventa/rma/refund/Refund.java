package io.posventa.rma.refund;

import io.posventa.platform.money.Money;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.tenant.TenantKey;
import io.posventa.rma.order.Part;
import io.posventa.rma.payment.RefundOrder;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;

/**
 * Money that goes back, once. Its amount, charge and key are fixed when it is made; the money is
 * set aside before the first attempt and until the outcome is known.
 */
@Entity
class Refund {
  enum Status {
    REQUESTED,
    SCHEDULED,
    SAVED,
    EXECUTING,
    SUCCEEDED,
    FAILED,
    NEEDS_PERSON
  }

  enum Basis {
    ORDER,
    LAST_INVOICE,
    PARTS
  }

  @EmbeddedId TenantKey key;
  @Nullable String ticketId;
  String orderId;
  String orderExternalId;
  @Nullable String invoiceId;
  String vendorId;

  @Enumerated(EnumType.STRING)
  Status status = Status.SCHEDULED;

  @Enumerated(EnumType.STRING)
  Basis basis;

  String currency;
  long amountMinor;
  boolean endsSubscription;
  String provider;
  String charge;
  String providerKey;
  @Nullable String providerReference;
  @Nullable String reason;
  @Nullable String problem;
  boolean reserved;

  /** A person paid; the provider's books do not show it. */
  boolean byHand;

  int attempts;
  @Nullable Instant firstAttemptAt;
  @Nullable Instant dueAt;

  @ElementCollection
  @CollectionTable(
      name = "refund_part",
      joinColumns = {
        @JoinColumn(name = "marketplace_id", referencedColumnName = "marketplace_id"),
        @JoinColumn(name = "refund_id", referencedColumnName = "id")
      })
  @BatchSize(size = 100)
  Set<RefundPart> parts = new HashSet<>();

  Instant createdAt;
  Instant updatedAt;

  /** Counts changes, attempts included, so that each gives a version. */
  long revision;

  @Version long version = 1;

  protected Refund() {} // for Hibernate

  Refund(TenantKey key, NewRefund facts, Instant now) {
    this.key = key;
    this.ticketId = facts.ticketId();
    this.orderId = facts.orderId();
    this.orderExternalId = facts.orderExternalId();
    this.invoiceId = facts.invoiceId();
    this.vendorId = facts.vendorId();
    this.basis = facts.basis();
    this.currency = facts.amount().currency();
    this.amountMinor = facts.amount().amount();
    this.endsSubscription = facts.endsSubscription();
    this.provider = facts.provider();
    this.charge = facts.charge();
    this.providerKey = key.id();
    this.reason = facts.reason();
    this.createdAt = now;
    this.updatedAt = now;
    facts.parts().forEach(part -> parts.add(RefundPart.of(part)));
  }

  /** What a refund is born with; nothing of it changes afterwards. */
  record NewRefund(
      @Nullable String ticketId,
      String orderId,
      String orderExternalId,
      @Nullable String invoiceId,
      String vendorId,
      Basis basis,
      Money amount,
      boolean endsSubscription,
      String provider,
      String charge,
      @Nullable String reason,
      List<Part> parts) {}

  Money amount() {
    return new Money(amountMinor, currency);
  }

  Optional<String> invoice() {
    return Optional.ofNullable(invoiceId);
  }

  List<Part> parts() {
    return parts.stream().map(RefundPart::part).toList();
  }

  RefundOrder order() {
    return new RefundOrder(key.marketplaceId(), key.id(), charge, amount(), providerKey);
  }

  /** The ticket was closed or became something else: the sale is saved. */
  RefundEvent save(Instant now) {
    require(Status.SCHEDULED, "saved");
    return become(Status.SAVED, now, RefundEvent.SAVED);
  }

  /** The money is set aside on these parts; the first attempt is due at once, by machine time. */
  RefundEvent execute(List<Part> reservedParts, Instant now, Instant machineNow) {
    require(Status.SCHEDULED, "executed");
    parts.clear();
    reservedParts.forEach(part -> parts.add(RefundPart.of(part)));
    reserved = true;
    dueAt = machineNow;
    return become(Status.EXECUTING, now, RefundEvent.EXECUTING);
  }

  /** Nobody can be told to pay: a person pays by hand. */
  RefundEvent executeByHand(List<Part> reservedParts, Instant now) {
    execute(reservedParts, now, now);
    return needPerson("manual_payment", now);
  }

  /** It can never be executed: there is not that much left. */
  RefundEvent refuse(String why, Instant now) {
    require(Status.SCHEDULED, "refused");
    problem = why;
    return become(Status.FAILED, now, RefundEvent.FAILED);
  }

  /** An attempt did not settle it; the next one is due then. */
  RefundEvent tryAgain(String why, Instant next, Instant now) {
    require(Status.EXECUTING, "tried again");
    problem = why;
    dueAt = next;
    return become(Status.EXECUTING, now, RefundEvent.EXECUTING);
  }

  /** An operator wants another round of attempts, under the same key. */
  RefundEvent retry(Instant now, Instant machineNow) {
    require(Status.NEEDS_PERSON, "tried again");
    dueAt = machineNow;
    return become(Status.EXECUTING, now, RefundEvent.EXECUTING);
  }

  /** It was paid; the caller settles what was set aside in the same transaction. */
  RefundEvent succeed(String reference, Instant now) {
    requireUnderWay("paid");
    providerReference = reference;
    problem = null;
    reserved = false;
    dueAt = null;
    return become(Status.SUCCEEDED, now, RefundEvent.SUCCEEDED);
  }

  /** A person has paid in another way; as {@link #succeed}. */
  RefundEvent succeedByHand(String reference, Instant now) {
    require(Status.NEEDS_PERSON, "paid by hand");
    byHand = true;
    return succeed(reference, now);
  }

  /** Declined, or unknown for too long: the money stays set aside until a person has decided. */
  RefundEvent needPerson(String why, Instant now) {
    require(Status.EXECUTING, "handed to a person");
    problem = why;
    dueAt = null;
    return become(Status.NEEDS_PERSON, now, RefundEvent.NEEDS_PERSON);
  }

  /**
   * Nothing was paid and nothing will be; the caller frees what was set aside in the same
   * transaction.
   */
  RefundEvent cancel(Instant now) {
    require(Status.NEEDS_PERSON, "cancelled");
    reserved = false;
    return become(Status.FAILED, now, RefundEvent.FAILED);
  }

  private RefundEvent become(Status next, Instant now, RefundEvent event) {
    status = next;
    updatedAt = now;
    revision++;
    return event;
  }

  void requireUnderWay(String what) {
    if (status != Status.EXECUTING && status != Status.NEEDS_PERSON) {
      throw refuseTransition(what);
    }
  }

  private void require(Status expected, String what) {
    if (status != expected) {
      throw refuseTransition(what);
    }
  }

  private Refusal refuseTransition(String what) {
    return new Refusal(
        CommonProblem.INVALID_TRANSITION,
        "A refund that is %s cannot be %s."
            .formatted(status.name().toLowerCase(Locale.ROOT), what));
  }
}
