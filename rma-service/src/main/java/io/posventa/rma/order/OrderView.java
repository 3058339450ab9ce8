package io.posventa.rma.order;

import io.posventa.platform.http.Versioned;
import io.posventa.platform.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An order as it is shown and told. */
public record OrderView(
    String id,
    String object,
    long version,
    Instant createdAt,
    Instant updatedAt,
    String externalId,
    String vendor,
    Customer customer,
    String currency,
    Status status,
    List<Line> lines,
    Money shippingAmount,
    Payment payment,
    Money total,
    Money reserved,
    Money refunded,
    Instant placedAt,
    @Nullable Instant paidAt,
    @Nullable Instant shippedAt,
    @Nullable Instant deliveredAt,
    @Nullable Instant promisedAt,
    List<Shipment> shipments,
    Optional<Subscription> subscription,
    List<Bill> invoices,
    @Nullable String downloadUrl,
    List<String> frozenBy,
    OpenTicket openTicket)
    implements Versioned {

  public enum Status {
    PAID,
    PARTIALLY_REFUNDED,
    REFUNDED
  }

  public record Customer(String email, @Nullable String name, @Nullable String locale) {}

  public record Line(
      String id,
      String externalId,
      @Nullable String sku,
      String name,
      LineKind kind,
      int quantity,
      Money unitPrice,
      Money discount,
      Money tax,
      Money paid,
      Money refunded) {

    /** What the line asks for. */
    public Money total() {
      var price = new Money(unitPrice.amount() * quantity, unitPrice.currency());
      return price.minus(discount).plus(tax);
    }
  }

  public record Payment(String method, String provider, String reference, Money capturedAmount) {}

  public record Subscription(
      String externalId, SubscriptionStatus status, @Nullable Instant endedAt) {}

  public record Bill(
      String id,
      String externalId,
      @Nullable String number,
      Money amount,
      Instant issuedAt,
      InvoiceStatus status,
      boolean lastPaid,
      @Nullable String paymentReference,
      Money refunded) {}

  /** The request that opens a ticket for this order. */
  public record OpenTicket(String method, String href, Map<String, String> body) {}

  static OrderView of(WholeOrder whole) {
    var order = whole.order();
    return new OrderView(
        order.key.id(),
        "order",
        order.version,
        order.createdAt,
        order.updatedAt,
        order.externalId,
        order.vendorId,
        new Customer(order.customerEmail, order.customerName, order.customerLocale),
        order.currency,
        status(order.money),
        whole.lines().stream().map(line -> line(line, whole)).toList(),
        whole.money(order.shippingMinor),
        new Payment(
            order.paymentMethod,
            order.paymentProvider,
            order.paymentReference,
            whole.money(order.paymentCapturedMinor)),
        whole.money(order.money.captured()),
        whole.money(order.money.reserved()),
        whole.money(order.money.refunded()),
        order.placedAt,
        order.paidAt,
        order.shippedAt,
        order.deliveredAt,
        order.promisedAt,
        List.copyOf(order.shipments),
        Optional.ofNullable(order.subscriptionStatus)
            .map(
                status ->
                    new Subscription(
                        order.subscriptionExternalId, status, order.subscriptionEndedAt)),
        bills(whole),
        order.downloadUrl,
        List.of(),
        new OpenTicket("POST", "/v1/tickets", Map.of("order", order.key.id())));
  }

  private static Status status(Balance money) {
    if (money.refunded() == 0) {
      return Status.PAID;
    }
    return money.refunded() == money.captured() ? Status.REFUNDED : Status.PARTIALLY_REFUNDED;
  }

  private static Line line(OrderLine line, WholeOrder whole) {
    return new Line(
        line.key.id(),
        line.externalId,
        line.sku,
        line.name,
        line.kind,
        line.quantity,
        whole.money(line.unitPriceMinor),
        whole.money(line.discountMinor),
        whole.money(line.taxMinor),
        whole.money(line.money.captured()),
        whole.money(line.money.refunded()));
  }

  private static List<Bill> bills(WholeOrder whole) {
    var last = whole.lastPaidInvoice();
    return whole.invoices().stream()
        .sorted(WholeOrder.BY_ISSUE)
        .map(
            invoice ->
                new Bill(
                    invoice.key.id(),
                    invoice.externalId,
                    invoice.number,
                    whole.money(invoice.amountMinor),
                    invoice.issuedAt,
                    invoice.status,
                    last.isPresent() && last.get() == invoice,
                    invoice.paymentReference,
                    whole.money(invoice.money.refunded())))
        .toList();
  }
}
