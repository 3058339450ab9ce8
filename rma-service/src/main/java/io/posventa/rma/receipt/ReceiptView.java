package io.posventa.rma.receipt;

import io.posventa.platform.money.Money;
import io.posventa.rma.eligibility.Party;
import io.posventa.rma.eligibility.Reason;
import io.posventa.rma.eligibility.Verdict;
import io.posventa.rma.email.EmailChangeView;
import io.posventa.rma.order.InvoiceStatus;
import io.posventa.rma.order.LineKind;
import io.posventa.rma.order.OrderView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What was bought, what was paid, and what can be asked for now. */
record ReceiptView(
    String object,
    Order order,
    Seller vendor,
    OrderView.Customer customer,
    List<Line> lines,
    Money shipping,
    Money discount,
    Money tax,
    Money total,
    Money paid,
    Money refunded,
    List<Bill> invoices,
    Optional<OrderView.Subscription> subscription,
    Optional<String> downloadUrl,
    Optional<EmailChangeView> pendingEmailChange,
    Party by,
    List<Action> actions) {

  record Order(
      String id, String externalId, Instant placedAt, String currency, OrderView.Status status) {}

  record Seller(String id, String name) {}

  record Line(
      String id,
      String externalId,
      @Nullable String sku,
      String name,
      LineKind kind,
      int quantity,
      Money unitPrice,
      Money discount,
      Money tax,
      Money total,
      Money paid,
      Money refunded) {

    static Line of(OrderView.Line line) {
      return new Line(
          line.id(),
          line.externalId(),
          line.sku(),
          line.name(),
          line.kind(),
          line.quantity(),
          line.unitPrice(),
          line.discount(),
          line.tax(),
          line.total(),
          line.paid(),
          line.refunded());
    }
  }

  /** What leads to the payment provider stays out. */
  record Bill(
      String id,
      String externalId,
      @Nullable String number,
      Instant issuedAt,
      InvoiceStatus status,
      Money amount,
      Money refunded,
      boolean lastPaid) {

    static Bill of(OrderView.Bill bill) {
      return new Bill(
          bill.id(),
          bill.externalId(),
          bill.number(),
          bill.issuedAt(),
          bill.status(),
          bill.amount(),
          bill.refunded(),
          bill.lastPaid());
    }
  }

  /** A type of ticket that can be opened for the order. */
  enum Kind {
    SUPPORT,
    REFUND,
    CANCELLATION
  }

  /**
   * @param ticket the one that asks for it already, or for what leaves no room for it
   */
  record Action(
      Kind action,
      boolean allowed,
      List<Reason> reasons,
      Optional<Instant> until,
      Optional<Money> amount,
      Optional<String> invoice,
      Optional<String> ticket) {
    private static final Reason OFFERED =
        new Reason("support-offered", "Questions about the order are answered.", true, Map.of());

    static Action help() {
      return new Action(
          Kind.SUPPORT,
          true,
          List.of(OFFERED),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    static Action of(Kind kind, Verdict verdict, Optional<String> running) {
      var reasons = new ArrayList<>(verdict.reasons());
      running.ifPresent(ticket -> reasons.add(alreadyRequested(ticket)));
      return new Action(
          kind,
          verdict.allowed() && running.isEmpty(),
          reasons,
          verdict.until(),
          verdict.amount(),
          verdict.invoice(),
          running);
    }

    private static Reason alreadyRequested(String ticket) {
      return new Reason(
          "refund-already-requested",
          "A refund or a cancellation has been asked for already.",
          false,
          Map.of("ticket", ticket));
    }
  }

  static ReceiptView of(
      OrderView order,
      String vendorName,
      Optional<EmailChangeView> pendingEmailChange,
      Optional<String> downloadUrl,
      Party by,
      List<Action> actions) {
    return new ReceiptView(
        "receipt",
        new Order(
            order.id(), order.externalId(), order.placedAt(), order.currency(), order.status()),
        new Seller(order.vendor(), vendorName),
        order.customer(),
        order.lines().stream().map(Line::of).toList(),
        order.shippingAmount(),
        sum(order, OrderView.Line::discount),
        sum(order, OrderView.Line::tax),
        sum(order, OrderView.Line::total).plus(order.shippingAmount()),
        order.total(),
        order.refunded(),
        order.invoices().stream().map(Bill::of).toList(),
        order.subscription(),
        downloadUrl,
        pendingEmailChange,
        by,
        actions);
  }

  private static Money sum(OrderView order, Function<OrderView.Line, Money> part) {
    return order.lines().stream()
        .map(part)
        .reduce(Money::plus)
        .orElseGet(() -> new Money(0, order.currency()));
  }
}
