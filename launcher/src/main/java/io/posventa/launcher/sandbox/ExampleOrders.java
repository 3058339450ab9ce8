package io.posventa.launcher.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.launcher.api.Api;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sales of the sandbox, pushed as a storefront does: the same one twice changes nothing. */
final class ExampleOrders {
  /** Who buys. */
  record Customer(String name, String email, String locale) {
    Map<String, String> profile() {
      return Map.of("name", name, "email", email, "locale", locale);
    }
  }

  static final Customer ANA = new Customer("Ana Ruiz", "ana@customer.example", "es");
  static final Customer LUIS = new Customer("Luis Ortega", "luis@customer.example", "es");
  static final Customer BEN = new Customer("Ben Howard", "ben@customer.example", "en");
  static final Customer ZOE = new Customer("Zoe Clarke", "zoe@customer.example", "en");

  private final Api storefront;
  private final String marketplace;

  ExampleOrders(Sandbox sandbox) {
    this.storefront = sandbox.asStorefront();
    this.marketplace = sandbox.marketplace();
  }

  /** One product, paid by card. */
  JsonNode push(
      String number, String vendor, Customer customer, String product, long cents, Instant placed) {
    return push(number, vendor, customer, product, cents, placed, Map.of());
  }

  /** Nobody but a person can pay it back. */
  void paidByTransfer(
      String number, Customer customer, String product, long cents, Instant placed) {
    var amount = Map.of("amount", cents, "currency", "EUR");
    var payment =
        Map.of(
            "method",
            "bank_transfer",
            "provider",
            "bank",
            "reference",
            "transfer_" + number,
            "captured_amount",
            amount);
    push(number, "sol", customer, product, cents, placed, Map.of("payment", payment));
  }

  /** With three invoices, a month apart. */
  void subscription(String number, Customer customer, String product, long cents, Instant first) {
    var invoices =
        List.of(0, 1, 2).stream()
            .map(month -> invoice(number, month, cents, first.plus(Duration.ofDays(30L * month))))
            .toList();
    push(
        number,
        "hudson",
        customer,
        product,
        cents,
        first,
        Map.of(
            "subscription", Map.of("external_id", "SUB-" + number, "status", "active"),
            "invoices", invoices,
            "payment", payment(number, Map.of("amount", 3 * cents, "currency", "USD"))));
  }

  private Map<String, Object> invoice(String number, int month, long cents, Instant issuedAt) {
    return Map.of(
        "external_id", "I-%s-%d".formatted(number, month + 1),
        "number", "2026-%s-%d".formatted(number, month + 1),
        "amount", Map.of("amount", cents, "currency", "USD"),
        "issued_at", issuedAt.toString(),
        "payment_reference", "%s_%d".formatted(charge(number), month + 1));
  }

  private JsonNode push(
      String number,
      String vendor,
      Customer customer,
      String product,
      long cents,
      Instant placed,
      Map<String, ?> more) {
    String currency = vendor.equals("sol") ? "EUR" : "USD";
    var amount = Map.of("amount", cents, "currency", currency);
    var body = new HashMap<String, Object>();
    body.put("vendor", "ext:" + vendor);
    body.put("customer", customer.profile());
    body.put("currency", currency);
    body.put(
        "lines",
        List.of(
            Map.of(
                "external_id",
                "1",
                "name",
                product,
                "kind",
                "digital",
                "quantity",
                1,
                "unit_price",
                amount)));
    body.put("payment", payment(number, amount));
    body.put("placed_at", placed.toString());
    body.put("download_url", "https://downloads.%s.example/%s".formatted(vendor, number));
    body.putAll(more);
    return storefront.put("/v1/orders/ext:" + number, body);
  }

  private Map<String, Object> payment(String number, Map<String, ?> amount) {
    return Map.of(
        "method",
        "card",
        "provider",
        "stripe",
        "reference",
        charge(number),
        "captured_amount",
        amount);
  }

  /** The payment simulator is shared by all marketplaces of a suite. */
  private String charge(String number) {
    return "ch_" + marketplace.substring(4) + number;
  }
}
