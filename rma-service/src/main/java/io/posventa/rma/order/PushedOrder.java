package io.posventa.rma.order;

import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.tenant.TenantKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Lays a pushed document over the order that is there. What moved money since stays: a line or an
 * amount that was refunded cannot shrink below it, an invoice is never dropped, and a subscription
 * that ended here stays ended.
 */
final class PushedOrder {
  private final PutOrder pushed;
  private final WholeOrder whole;
  private final boolean isNew;
  private final UnaryOperator<String> ids;

  private PushedOrder(PutOrder pushed, WholeOrder whole, boolean isNew, UnaryOperator<String> ids) {
    this.pushed = pushed;
    this.whole = whole;
    this.isNew = isNew;
    this.ids = ids;
  }

  /**
   * @param ids makes a new id for a prefix
   * @return the lines that are no longer part of the order
   */
  static List<OrderLine> lay(
      PutOrder pushed, WholeOrder whole, boolean isNew, UnaryOperator<String> ids, Instant now) {
    return new PushedOrder(pushed, whole, isNew, ids).lay(now);
  }

  private List<OrderLine> lay(Instant now) {
    var before = moneyInputs();
    head();
    invoices();
    subscription(now);
    var dropped = lines();
    captured();
    if (isNew || !before.equals(moneyInputs())) {
      whole.shareCaptured();
    }
    return dropped;
  }

  /** What the shares of lines and shipping are made from; while it stays, so do they. */
  private List<Object> moneyInputs() {
    var inputs =
        new ArrayList<Object>(List.of(whole.order().money.captured(), whole.order().shippingMinor));
    whole.lines().forEach(line -> inputs.add(line.key.id() + line.total()));
    return inputs;
  }

  private void head() {
    var order = whole.order();
    if (!order.currency.equals(pushed.currency())) {
      throw fixed("/currency", "The order is in " + order.currency + ".");
    }
    order.pushEmail(pushed.customer().email());
    order.customerName = pushed.customer().name();
    order.customerLocale = pushed.customer().locale();
    order.shippingMinor = OrderChecks.amount(pushed.shippingAmount());
    order.paymentMethod = pushed.payment().method();
    order.paymentProvider = pushed.payment().provider();
    order.paymentReference = pushed.payment().reference();
    order.paymentCapturedMinor = pushed.payment().capturedAmount().amount();
    order.placedAt = pushed.placedAt();
    order.paidAt = pushed.paidAt();
    order.shippedAt = pushed.shippedAt();
    order.deliveredAt = pushed.deliveredAt();
    order.promisedAt = pushed.promisedAt();
    order.downloadUrl = pushed.downloadUrl();
    shipments();
  }

  /** A collection is laid anew only when it differs, or each push would count as a change. */
  private void shipments() {
    var parcels =
        pushed.parcels().stream()
            .map(
                parcel ->
                    new Shipment(
                        parcel.carrier(),
                        parcel.trackingNumber(),
                        parcel.url(),
                        parcel.shippedAt(),
                        parcel.deliveredAt()))
            .toList();
    if (!parcels.equals(List.copyOf(whole.order().shipments))) {
      whole.order().shipments.clear();
      whole.order().shipments.addAll(parcels);
    }
  }

  private void subscription(Instant now) {
    var order = whole.order();
    var told = pushed.subscription();
    if (told == null) {
      if (order.isSubscription()) {
        throw fixed("/subscription", "The order has a subscription; tell its status.");
      }
      return;
    }
    if (order.isSubscription() && !told.externalId().equals(order.subscriptionExternalId)) {
      throw fixed("/subscription/external_id", "The order has another subscription.");
    }
    order.subscriptionExternalId = told.externalId();
    if (!order.isSubscription()) {
      order.subscriptionStatus = SubscriptionStatus.ACTIVE;
    }
    if (told.status() == SubscriptionStatus.ENDED) {
      order.endSubscription(told.endedAt() == null ? now : told.endedAt());
    }
  }

  private void invoices() {
    Map<String, Invoice> there = byName(whole.invoices(), invoice -> invoice.externalId);
    for (int i = 0; i < pushed.bills().size(); i++) {
      var bill = pushed.bills().get(i);
      var known = Optional.ofNullable(there.remove(bill.externalId()));
      if (known.isEmpty()) {
        refuseAfterTheEnd(i);
      }
      lay(bill, known.orElseGet(() -> add(bill)), "/invoices/" + i + "/amount");
    }
    if (!there.isEmpty()) {
      throw fixed("/invoices", "Invoice " + there.keySet().iterator().next() + " is missing.");
    }
  }

  private void refuseAfterTheEnd(int place) {
    if (!isNew && whole.order().subscriptionStatus == SubscriptionStatus.ENDED) {
      throw Refusal.field(
          OrderProblem.SUBSCRIPTION_CANCELLED,
          "/invoices/" + place,
          "subscription_cancelled",
          "The subscription has ended; it has no new invoices.");
    }
  }

  private Invoice add(PutOrder.Bill bill) {
    var key = new TenantKey(whole.order().key.marketplaceId(), ids.apply("invoice"));
    var invoice = new Invoice(key, whole.order().key.id(), bill.externalId());
    whole.invoices().add(invoice);
    return invoice;
  }

  private static void lay(PutOrder.Bill bill, Invoice invoice, String pointer) {
    invoice.number = bill.number();
    invoice.issuedAt = bill.issuedAt();
    invoice.paymentReference = bill.paymentReference();
    invoice.amountMinor = bill.amount().amount();
    invoice.status = bill.statusOrPaid();
    long captured = invoice.isPaid() ? invoice.amountMinor : 0;
    if (captured < invoice.money.used()) {
      throw exceeds(pointer, invoice.money.used());
    }
    invoice.money = invoice.money.capture(captured);
  }

  private List<OrderLine> lines() {
    Map<String, OrderLine> there = byName(whole.lines(), line -> line.externalId);
    whole.lines().clear();
    for (int i = 0; i < pushed.lines().size(); i++) {
      var told = pushed.lines().get(i);
      var line =
          Optional.ofNullable(there.remove(told.externalId())).orElseGet(() -> newLine(told));
      lay(told, line, i);
      whole.lines().add(line);
    }
    there.values().forEach(PushedOrder::refuseDropping);
    return List.copyOf(there.values());
  }

  private static void refuseDropping(OrderLine line) {
    if (line.money.used() > 0) {
      throw Refusal.field(
          OrderProblem.REFUND_EXCEEDS_PAID,
          "/lines",
          "line_has_refunds",
          "Line " + line.externalId + " has refunds and cannot be dropped.");
    }
  }

  private OrderLine newLine(PutOrder.Line told) {
    var key = new TenantKey(whole.order().key.marketplaceId(), ids.apply("line"));
    return new OrderLine(key, whole.order().key.id(), told.externalId());
  }

  private static void lay(PutOrder.Line told, OrderLine line, int place) {
    line.place = place;
    line.sku = told.sku();
    line.name = told.name();
    line.kind = told.kind();
    line.quantity = told.quantity();
    line.unitPriceMinor = told.unitPrice().amount();
    line.discountMinor = OrderChecks.amount(told.discount());
    line.taxMinor = OrderChecks.amount(told.tax());
  }

  /** A storefront that pushes renewals as invoices need not add them up as well. */
  private void captured() {
    var order = whole.order();
    long invoiced = whole.invoices().stream().mapToLong(invoice -> invoice.money.captured()).sum();
    long captured = Math.max(order.paymentCapturedMinor, invoiced);
    if (captured < order.money.used()) {
      throw exceeds("/payment/captured_amount/amount", order.money.used());
    }
    order.money = order.money.capture(captured);
  }

  private static <T> Map<String, T> byName(List<T> rows, Function<T, String> name) {
    return new LinkedHashMap<>(rows.stream().collect(Collectors.toMap(name, Function.identity())));
  }

  private static Refusal exceeds(String pointer, long used) {
    return Refusal.field(
        OrderProblem.REFUND_EXCEEDS_PAID,
        pointer,
        "below_refunded",
        used + " minor units were refunded or are being refunded.");
  }

  private static Refusal fixed(String pointer, String detail) {
    return Refusal.field(CommonProblem.RULE_VIOLATED, pointer, "fixed", detail);
  }
}
