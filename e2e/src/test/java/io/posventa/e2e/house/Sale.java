package io.posventa.e2e.house;

import io.posventa.e2e.client.Answer;
import io.posventa.e2e.client.Views.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An order as a storefront pushes it. */
public final class Sale {
  public static final int PRICE = 1_999;

  private final Sandbox sandbox;
  private final String name;
  private final Map<String, Object> body = new LinkedHashMap<>();

  private Sale(Sandbox sandbox, Vendor vendor, Instant placedAt) {
    this.sandbox = sandbox;
    this.name = sandbox.orderName();
    body.put("vendor", vendor.id());
    body.put("customer", Map.of("email", email(), "name", "Ana Pérez", "locale", "es"));
    body.put("currency", "EUR");
    body.put(
        "lines",
        List.of(
            Map.of(
                "external_id",
                "1",
                "sku",
                "EBOOK-1",
                "name",
                "E-book",
                "kind",
                "digital",
                "quantity",
                1,
                "unit_price",
                money(PRICE))));
    body.put("placed_at", placedAt);
    body.put("paid_at", placedAt.plusSeconds(5));
    body.put("payment", payment(PRICE));
  }

  public static Sale once(Sandbox sandbox, Vendor vendor, Instant placedAt) {
    return new Sale(sandbox, vendor, placedAt);
  }

  /** Invoices 30 days apart, each with a charge of its own; the sale is as old as the first. */
  public static Sale subscription(
      Sandbox sandbox, Vendor vendor, Instant lastInvoice, int invoices) {
    var first = lastInvoice.minus(Duration.ofDays(30L * (invoices - 1)));
    var sale = new Sale(sandbox, vendor, first);
    var all = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < invoices; i++) {
      all.add(sale.invoice(i + 1, first.plus(Duration.ofDays(30L * i))));
    }
    sale.body.put("invoices", all);
    sale.body.put("subscription", Map.of("external_id", "S-" + sale.name, "status", "active"));
    sale.body.put("payment", sale.payment((long) PRICE * invoices));
    return sale;
  }

  public Map<String, Object> invoice(int number, Instant issuedAt) {
    return Map.of(
        "external_id", invoiceName(number),
        "number", "2026-" + number,
        "amount", money(PRICE),
        "issued_at", issuedAt,
        "payment_reference", charge(number));
  }

  private Map<String, Object> payment(long captured) {
    return Map.of(
        "method",
        "card",
        "provider",
        "stripe",
        "reference",
        charge(),
        "captured_amount",
        money(captured));
  }

  public Sale with(String field, Object value) {
    body.put(field, value);
    return this;
  }

  public Sale push() {
    var answer = tryPush();
    if (answer.status() != 200) {
      answer.expect(201);
    }
    return this;
  }

  public Answer tryPush() {
    return sandbox.shop().put("/v1/orders/" + ref(), body);
  }

  public Order read() {
    return sandbox.shop().get("/v1/orders/" + ref()).expect(200).as(Order.class);
  }

  public String id() {
    return read().id();
  }

  public String name() {
    return name;
  }

  public String ref() {
    return "ext:" + name;
  }

  public String email() {
    return "ana+" + name.toLowerCase(Locale.ROOT) + "@example.com";
  }

  /** The provider's name for the sale's charge. */
  public String charge() {
    return "ch_" + name.replace('-', '_');
  }

  public String charge(int invoice) {
    return charge() + "_" + invoice;
  }

  public String invoiceName(int number) {
    return "I-" + name + "-" + number;
  }

  public static Map<String, Object> money(long amount) {
    return Map.of("amount", amount, "currency", "EUR");
  }
}
