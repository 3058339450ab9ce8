package io.posventa.rma.order;

import io.posventa.platform.money.Money;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An order with its lines and invoices: what moves money moves it on all of them or on none. Plain
 * Java; whoever calls has locked the rows.
 */
record WholeOrder(Order order, List<OrderLine> lines, List<Invoice> invoices) {
  static final Comparator<Invoice> BY_ISSUE =
      Comparator.comparing((Invoice invoice) -> invoice.issuedAt)
          .thenComparing(invoice -> invoice.key.id());

  Optional<Invoice> lastPaidInvoice() {
    return invoices.stream().filter(Invoice::isPaid).max(BY_ISSUE);
  }

  Sale sale() {
    return new Sale(
        order.key.id(),
        order.externalId,
        order.vendorId,
        order.placedAt,
        money(order.money.left()),
        new Sale.Payment(order.paymentProvider, order.paymentReference),
        Optional.ofNullable(order.subscriptionStatus)
            .map(
                status ->
                    new Sale.Subscription(
                        order.subscriptionExternalId, status == SubscriptionStatus.ACTIVE)),
        lastPaidInvoice().map(this::sold));
  }

  private Sale.Invoice sold(Invoice invoice) {
    return new Sale.Invoice(
        invoice.key.id(),
        invoice.issuedAt,
        money(invoice.money.left()),
        invoice.paymentReference == null ? order.paymentReference : invoice.paymentReference);
  }

  Money money(long minor) {
    return new Money(minor, order.currency);
  }

  /**
   * Sets the amount aside, spread over lines and shipping by what is left of each.
   *
   * @throws Refusal when less is left than that; nothing has changed then
   */
  List<Part> reserve(long amount, Optional<String> invoiceId) {
    requireLeft(amount, order.money);
    return reserve(amount, invoiceId, spread(amount));
  }

  /** Sets aside these parts, which add up to the amount; all of it or nothing. */
  List<Part> reserve(long amount, Optional<String> invoiceId, List<Part> parts) {
    var invoice = invoiceId.map(this::invoice);
    requireLeft(amount, order.money);
    invoice.ifPresent(one -> requireLeft(amount, one.money));
    parts.forEach(part -> requireLeft(part.amount(), balance(part)));
    order.money = order.money.reserve(amount);
    invoice.ifPresent(one -> one.money = one.money.reserve(amount));
    parts.forEach(part -> move(part, balance -> balance.reserve(part.amount())));
    return parts;
  }

  /** Whether that much is left of the order, of the invoice and of each part. */
  boolean has(long amount, Optional<String> invoiceId, List<Part> parts) {
    return amount <= order.money.left()
        && invoiceId.map(this::invoice).stream().allMatch(one -> amount <= one.money.left())
        && parts.stream().allMatch(part -> part.amount() <= balance(part).left());
  }

  private static void requireLeft(long amount, Balance balance) {
    if (amount > balance.left()) {
      throw exceeds(amount, balance.left());
    }
  }

  private Balance balance(Part part) {
    return part.isShipping() ? order.shipping : line(part.line()).money;
  }

  /** The amounts that these shares of lines and shipping come to. */
  List<Part> parts(List<LineShare> shares, Optional<Long> shippingAmount) {
    var parts = new ArrayList<Part>();
    for (var share : shares) {
      parts.add(new Part(share.line(), amount(line(share.line()), share)));
    }
    shippingAmount.ifPresent(amount -> parts.add(new Part(Part.SHIPPING, amount)));
    parts.removeIf(part -> part.amount() == 0);
    parts.forEach(part -> requireLeft(part.amount(), balance(part)));
    return parts;
  }

  private long amount(OrderLine line, LineShare share) {
    if (share.amount().isPresent()) {
      return share.amount().getAsLong();
    }
    if (share.quantity().isEmpty()) {
      return line.money.left();
    }
    int units = Math.min(share.quantity().getAsInt(), line.quantity);
    return money(line.money.captured())
        .shares(List.of((long) units, (long) line.quantity - units))
        .getFirst()
        .amount();
  }

  void release(long amount, Optional<String> invoiceId, List<Part> parts) {
    order.money = order.money.release(amount);
    invoiceId.map(this::invoice).ifPresent(one -> one.money = one.money.release(amount));
    parts.forEach(part -> move(part, balance -> balance.release(part.amount())));
  }

  void settle(long amount, Optional<String> invoiceId, List<Part> parts) {
    order.money = order.money.settle(amount);
    invoiceId.map(this::invoice).ifPresent(one -> one.money = one.money.settle(amount));
    parts.forEach(part -> move(part, balance -> balance.settle(part.amount())));
  }

  private void move(Part part, UnaryOperator<Balance> move) {
    if (part.isShipping()) {
      order.shipping = move.apply(order.shipping);
    } else {
      var line = line(part.line());
      line.money = move.apply(line.money);
    }
  }

  /** Never more than is left of a part: the amount is at most the sum of what is left. */
  private List<Part> spread(long amount) {
    var names = new ArrayList<String>();
    var left = new ArrayList<Long>();
    for (var line : lines) {
      names.add(line.key.id());
      left.add(line.money.left());
    }
    names.add(Part.SHIPPING);
    left.add(order.shipping.left());
    var parts = new ArrayList<Part>();
    var shares = amount == 0 ? List.<Money>of() : money(amount).shares(left);
    for (int i = 0; i < shares.size(); i++) {
      if (!shares.get(i).isZero()) {
        parts.add(new Part(names.get(i), shares.get(i).amount()));
      }
    }
    return parts;
  }

  /**
   * Shares what was captured over lines and shipping by what each asks for. Where something was
   * refunded, what is left is shared, so that no part falls below what went back.
   */
  void shareCaptured() {
    var used = new ArrayList<Long>();
    var weights = new ArrayList<Long>();
    for (var line : lines) {
      used.add(line.money.used());
      weights.add(line.total());
    }
    used.add(order.shipping.used());
    weights.add(order.shippingMinor);
    if (weights.stream().allMatch(weight -> weight == 0)) {
      weights.replaceAll(_ -> 1L);
    }
    long rest = order.money.captured() - used.stream().mapToLong(Long::longValue).sum();
    var shares = money(rest).shares(weights);
    for (int i = 0; i < lines.size(); i++) {
      lines.get(i).money = lines.get(i).money.capture(used.get(i) + shares.get(i).amount());
    }
    order.shipping = order.shipping.capture(used.getLast() + shares.getLast().amount());
  }

  boolean endSubscription(Instant now) {
    return order.endSubscription(now);
  }

  boolean hasLine(String id) {
    return lines.stream().anyMatch(line -> line.key.id().equals(id));
  }

  OrderLine line(String id) {
    return lines.stream()
        .filter(line -> line.key.id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> new Refusal(CommonProblem.NOT_FOUND, "The order has no line " + id + "."));
  }

  private Invoice invoice(String id) {
    return invoices.stream()
        .filter(invoice -> invoice.key.id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> new Refusal(CommonProblem.NOT_FOUND, "The order has no invoice " + id + "."));
  }

  private static Refusal exceeds(long asked, long left) {
    return new Refusal(
        OrderProblem.REFUND_EXCEEDS_PAID,
        "%d minor units were asked for and %d are left.".formatted(asked, left));
  }
}
