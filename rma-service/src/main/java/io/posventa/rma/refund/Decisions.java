package io.posventa.rma.refund;

import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.rma.payment.Outcome;
import io.posventa.rma.payment.PaymentProvider;
import io.posventa.rma.payment.PaymentProviders;
import jakarta.enterprise.context.ApplicationScoped;

/** What has to be asked of the provider before a person's decision; outside transactions. */
@ApplicationScoped
class Decisions {
  private final Refunds refunds;
  private final PaymentProviders providers;

  Decisions(Refunds refunds, PaymentProviders providers) {
    this.refunds = refunds;
    this.providers = providers;
  }

  /**
   * Makes sure that the provider has paid nothing; one that cannot be asked takes the person's
   * word.
   *
   * @return how many attempts had been made then
   */
  int requireUnpaid(String id) {
    var pending = refunds.pending(id);
    if (pending.status() == Refund.Status.NEEDS_PERSON) {
      providers.named(pending.provider()).ifPresent(provider -> requireUnpaid(provider, pending));
    }
    return pending.attempts();
  }

  private static void requireUnpaid(PaymentProvider provider, Refunds.Pending pending) {
    switch (provider.ask(pending.order())) {
      case Outcome.Nothing _, Outcome.Declined _ -> {}
      case Outcome.Paid paid -> throw paid(paid.reference());
      case Outcome.Pending accepted -> throw paid(accepted.reference());
      case Outcome.NotNow _, Outcome.Unknown _ ->
          throw new Refusal(CommonProblem.UNAVAILABLE, "The payment provider cannot be asked now.");
    }
  }

  private static Refusal paid(String reference) {
    return new Refusal(
        RefundProblem.REFUND_WAS_PAID,
        "The provider has it as " + reference + "; approve the refund to record that.");
  }
}
