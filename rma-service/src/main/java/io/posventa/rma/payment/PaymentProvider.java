package io.posventa.rma.payment;

import java.time.Instant;
import java.util.List;

/**
 * Who moves the money. An implementation makes one attempt and says what it knows of the result; it
 * never repeats anything by itself. It is called outside transactions.
 */
public interface PaymentProvider {

  /** The name that orders carry as {@code payment.provider}. */
  String name();

  /** One attempt at paying back, under the key that the refund was born with. */
  Outcome refund(RefundOrder order);

  /** What the provider knows of this refund: asked before any repetition. */
  Outcome ask(RefundOrder order);

  /**
   * All refunds that the provider made since then, for reconciliation.
   *
   * @throws ProviderUnavailable when it cannot say now
   */
  List<ProviderRefund> madeSince(Instant since);
}
