package io.posventa.rma.order;

import io.posventa.platform.money.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * An order as rules on money see it.
 *
 * @param refundable what was captured and is neither refunded nor reserved for a refund under way
 * @param lastInvoice the last paid invoice; that of a subscription is what a refund gives back
 */
public record Sale(
    String id,
    String externalId,
    String vendorId,
    Instant placedAt,
    Money refundable,
    Payment payment,
    Optional<Subscription> subscription,
    Optional<Invoice> lastInvoice) {

  /** Who took the money, and the provider's name for the charge. */
  public record Payment(String provider, String charge) {}

  /** Recurring billing. */
  public record Subscription(String externalId, boolean active) {}

  /** One bill of a subscription. */
  public record Invoice(String id, Instant issuedAt, Money refundable, String charge) {}

  /**
   * What a whole refund gives back: the last invoice of a subscription, or all that is left of the
   * order.
   */
  public Money wholeRefund() {
    if (subscription.isEmpty() || lastInvoice.isEmpty()) {
      return refundable;
    }
    var invoice = lastInvoice.get().refundable();
    return invoice.isMoreThan(refundable) ? refundable : invoice;
  }

  /** The invoice that a whole refund concerns. */
  public Optional<Invoice> refundedInvoice() {
    return subscription.isPresent() ? lastInvoice : Optional.empty();
  }

  /** From when the age of the sale counts: the invoice's date where it concerns one. */
  public Instant countsFrom() {
    return refundedInvoice().map(Invoice::issuedAt).orElse(placedAt);
  }

  /** The charge that a whole refund is paid back to. */
  public String refundedCharge() {
    return refundedInvoice().map(Invoice::charge).orElse(payment.charge());
  }
}
