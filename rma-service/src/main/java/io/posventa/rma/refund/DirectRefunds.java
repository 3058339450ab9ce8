package io.posventa.rma.refund;

import io.posventa.platform.identity.Caller;
import io.posventa.platform.identity.Role;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.FieldError;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.time.TenantClock;
import io.posventa.rma.eligibility.Action;
import io.posventa.rma.eligibility.Eligibilities;
import io.posventa.rma.eligibility.Party;
import io.posventa.rma.eligibility.Reason;
import io.posventa.rma.eligibility.RefundRules;
import io.posventa.rma.order.Orders;
import io.posventa.rma.order.Sale;
import io.posventa.rma.refund.Quotes.Quote;
import io.posventa.rma.refund.RefundResource.NewRefund;
import io.posventa.rma.refund.RefundResource.QuoteRefund;
import io.posventa.rma.refund.RefundResource.RefundQuote;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Refunds without a ticket, where the policy has them. */
@ApplicationScoped
class DirectRefunds {
  private final Refunds refunds;
  private final Quotes quotes;
  private final Orders orders;
  private final Eligibilities eligibilities;
  private final TenantClock clock;

  DirectRefunds(
      Refunds refunds,
      Quotes quotes,
      Orders orders,
      Eligibilities eligibilities,
      TenantClock clock) {
    this.refunds = refunds;
    this.quotes = quotes;
    this.orders = orders;
    this.eligibilities = eligibilities;
    this.clock = clock;
  }

  RefundQuote quote(QuoteRefund asked, Caller caller) {
    var sale = orders.saleAt("/order", asked.order(), caller.vendorId());
    var components = Optional.ofNullable(asked.components()).orElse(RefundComponents.WHOLE);
    requireLines(sale, components);
    var quote = quotes.quote(sale, eligibilities.currentRules(), components, asked.percent());
    var expiry = quotes.expiry();
    return new RefundQuote(
        "refund_quote",
        sale.id(),
        quote.invoice(),
        quote.amount(),
        components,
        quotes.seal(quote, components, expiry),
        expiry);
  }

  /** What was found out before the transaction. */
  record Prepared(String orderId, RefundRules rules) {}

  Prepared prepare(NewRefund asked, Caller caller) {
    var sale = orders.saleAt("/order", asked.order(), caller.vendorId());
    var rules = eligibilities.currentRules();
    requireLines(sale, Optional.ofNullable(asked.components()).orElse(RefundComponents.WHOLE));
    if (asked.ticket() != null) {
      throw refuseTicket(asked.ticket());
    }
    if (rules.autoGrant()) {
      throw new Refusal(
          RefundProblem.TICKET_REQUIRED, "Open a refund ticket for the order instead.");
    }
    eligibilities
        .verdict(sale, Action.REFUND, party(caller), clock.now(), null)
        .refusal()
        .ifPresent(DirectRefunds::refuse);
    return new Prepared(sale.id(), rules);
  }

  /** Another order's line looks like none at all, before any rule is asked. */
  private void requireLines(Sale sale, RefundComponents components) {
    for (int i = 0; i < components.linesAsked().size(); i++) {
      if (!orders.hasLine(sale.id(), components.linesAsked().get(i).line())) {
        throw Refusal.field(
            CommonProblem.NOT_FOUND,
            "/components/lines/" + i + "/line",
            "not_found",
            "The order has no such line.");
      }
    }
  }

  /** A ticket's refund is made by the ticket and by nothing else. */
  private Refusal refuseTicket(String ticket) {
    return refunds.isTicketKnown(ticket)
        ? new Refusal(RefundProblem.REFUND_ALREADY_REQUESTED, "The ticket has its refund.")
        : new Refusal(
            CommonProblem.NOT_FOUND,
            "No such refund ticket.",
            List.of(FieldError.at("/ticket", "not_found", "No such refund ticket.")));
  }

  private static void refuse(Reason reason) {
    throw new Refusal(
        reason.code().equals("nothing-to-refund")
            ? RefundProblem.NOTHING_TO_REFUND
            : RefundProblem.REFUND_WINDOW_CLOSED,
        reason.detail());
  }

  private static Party party(Caller caller) {
    if (caller.vendorId().isPresent()) {
      return Party.VENDOR;
    }
    return caller.role() == Role.OPERATOR || caller.role() == Role.PLATFORM_ADMIN
        ? Party.OPERATOR
        : Party.CUSTOMER;
  }

  @Transactional
  RefundView execute(NewRefund asked, Prepared prepared) {
    var sale = orders.lock(prepared.orderId());
    var components = Optional.ofNullable(asked.components()).orElse(RefundComponents.WHOLE);
    var quote = quotes.quote(sale, prepared.rules(), components, null);
    var held = asked.quote() == null ? quote : quotes.held(asked.quote(), quote, components);
    return refunds.executeNow(facts(asked, held, sale, prepared.rules()));
  }

  private static Refund.NewRefund facts(
      NewRefund asked, Quote quote, Sale sale, RefundRules rules) {
    boolean whole = quote.basis() != Refund.Basis.PARTS;
    return new Refund.NewRefund(
        null,
        sale.id(),
        sale.externalId(),
        quote.invoice().orElse(null),
        sale.vendorId(),
        quote.basis(),
        quote.amount(),
        whole && sale.subscription().isPresent() && rules.subscriptionLastInvoice(),
        sale.payment().provider(),
        whole ? sale.refundedCharge() : sale.payment().charge(),
        asked.reason(),
        quote.parts());
  }
}
