package io.posventa.rma.refund;

import io.posventa.platform.money.Money;
import io.posventa.platform.page.Cursors;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.rma.eligibility.RefundRules;
import io.posventa.rma.order.LineShare;
import io.posventa.rma.order.Orders;
import io.posventa.rma.order.Part;
import io.posventa.rma.order.Sale;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Amounts to the cent before anything moves, and a token that holds the amount to them. */
@ApplicationScoped
class Quotes {
  private static final String SCOPE = "refund quote";
  private static final int HUNDRED = 100;

  private final Orders orders;
  private final Cursors cursors;
  private final RefundConfig config;
  private final Clock machine;

  Quotes(Orders orders, Cursors cursors, RefundConfig config, Clock machine) {
    this.orders = orders;
    this.cursors = cursors;
    this.config = config;
    this.machine = machine;
  }

  /** What would be refunded. */
  record Quote(Sale sale, Refund.Basis basis, Money amount, List<Part> parts) {
    Optional<String> invoice() {
      return basis == Refund.Basis.LAST_INVOICE
          ? sale.refundedInvoice().map(Sale.Invoice::id)
          : Optional.empty();
    }
  }

  @Transactional
  Quote quote(
      Sale sale, RefundRules rules, RefundComponents components, @Nullable Integer percent) {
    var quote = components.asksForAll() ? whole(sale, components) : parts(sale, components);
    requireWhole(rules, components, percent);
    var asked = percent == null || percent == HUNDRED ? quote : share(quote, percent);
    if (asked.amount().isZero()) {
      throw new Refusal(
          RefundProblem.NOTHING_TO_REFUND, "Nothing that was paid is left to refund.");
    }
    return asked;
  }

  /** Asked last, so that an impossible amount is told as what it is. */
  private static void requireWhole(
      RefundRules rules, RefundComponents components, @Nullable Integer percent) {
    if (!rules.partial() && (!components.asksForAll() || (percent != null && percent != HUNDRED))) {
      throw Refusal.field(
          CommonProblem.RULE_VIOLATED,
          components.asksForAll() ? "/percent" : "/components",
          "partial_refund",
          "The policy has no partial refunds.");
    }
  }

  private static Quote whole(Sale sale, RefundComponents components) {
    var invoice = sale.refundedInvoice();
    if (Boolean.TRUE.equals(components.lastInvoice()) && invoice.isEmpty()) {
      throw Refusal.field(
          CommonProblem.RULE_VIOLATED,
          "/components/last_invoice",
          "no_invoice",
          "The order is no subscription with a paid invoice.");
    }
    var basis = invoice.isPresent() ? Refund.Basis.LAST_INVOICE : Refund.Basis.ORDER;
    return new Quote(sale, basis, sale.wholeRefund(), List.of());
  }

  private Quote parts(Sale sale, RefundComponents components) {
    var currency = sale.refundable().currency();
    requireEachLineOnce(components);
    var shares =
        components.linesAsked().stream()
            .map(
                asked ->
                    new LineShare(
                        asked.line(),
                        asked.quantity() == null
                            ? OptionalInt.empty()
                            : OptionalInt.of(asked.quantity()),
                        asked.amount() == null
                            ? OptionalLong.empty()
                            : OptionalLong.of(
                                minor(asked.amount(), currency, "/components/lines"))))
            .toList();
    var shipping =
        Optional.ofNullable(components.shipping())
            .map(money -> minor(money, currency, "/components/shipping"));
    var parts = orders.parts(sale.id(), shares, shipping);
    long sum = parts.stream().mapToLong(Part::amount).sum();
    return new Quote(sale, Refund.Basis.PARTS, new Money(sum, currency), parts);
  }

  private static void requireEachLineOnce(RefundComponents components) {
    var seen = new HashSet<String>();
    for (int i = 0; i < components.linesAsked().size(); i++) {
      if (!seen.add(components.linesAsked().get(i).line())) {
        throw Refusal.field(
            CommonProblem.INVALID_REQUEST,
            "/components/lines/" + i + "/line",
            "duplicate",
            "Each line is named once.");
      }
    }
  }

  private static long minor(Money money, String currency, String pointer) {
    if (!money.currency().equals(currency) || money.amount() < 0) {
      throw Refusal.field(
          CommonProblem.INVALID_REQUEST,
          pointer,
          "currency_differs",
          "Not an amount in " + currency + ".");
    }
    return money.amount();
  }

  private static Quote share(Quote quote, int percent) {
    var amount =
        quote.amount().shares(List.of((long) percent, (long) HUNDRED - percent)).getFirst();
    if (quote.parts().isEmpty()) {
      return new Quote(quote.sale(), quote.basis(), amount, List.of());
    }
    var weights = quote.parts().stream().map(Part::amount).toList();
    var shares = amount.shares(weights);
    var parts = new ArrayList<Part>();
    for (int i = 0; i < shares.size(); i++) {
      if (!shares.get(i).isZero()) {
        parts.add(new Part(quote.parts().get(i).line(), shares.get(i).amount()));
      }
    }
    return new Quote(quote.sale(), quote.basis(), amount, parts);
  }

  Instant expiry() {
    return machine.instant().plus(config.quoteLife());
  }

  String seal(Quote quote, RefundComponents components, Instant expiry) {
    return cursors.seal(
        SCOPE,
        List.of(
            quote.sale().id(),
            String.valueOf(quote.amount().amount()),
            digest(components),
            expiry.toString()));
  }

  /**
   * Holds a quote to its token: the same order, the same components, the quoted amount.
   *
   * @throws Refusal when it is another's, expired, or no longer true
   */
  Quote held(String token, Quote now, RefundComponents components) {
    var parts = cursors.open(SCOPE, token);
    if (!parts.get(0).equals(now.sale().id()) || !parts.get(2).equals(digest(components))) {
      throw Refusal.field(
          CommonProblem.RULE_VIOLATED,
          "/quote",
          "other_request",
          "The quote is for something else.");
    }
    if (machine.instant().isAfter(Instant.parse(parts.get(3)))) {
      throw Refusal.field(RefundProblem.QUOTE_EXPIRED, "/quote", "expired", "Ask for a new quote.");
    }
    long amount = Long.parseLong(parts.get(1));
    if (amount == now.amount().amount()) {
      return now;
    }
    if (now.basis() == Refund.Basis.PARTS || amount > now.amount().amount()) {
      throw Refusal.field(
          RefundProblem.QUOTE_EXPIRED, "/quote", "amount_changed", "The amount has changed since.");
    }
    return new Quote(
        now.sale(), now.basis(), new Money(amount, now.amount().currency()), List.of());
  }

  private static String digest(RefundComponents components) {
    return Integer.toHexString(components.hashCode());
  }
}
