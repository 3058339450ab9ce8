package io.posventa.rma.order;

import io.posventa.platform.money.Money;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.FieldError;
import io.posventa.platform.problem.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a pushed order must be in itself, beyond the form of its fields: all complaints at once. */
final class OrderChecks {
  private static final long MOST = 999_999_999_999_999L;
  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private final PutOrder order;
  private final List<FieldError> errors = new ArrayList<>();

  private OrderChecks(PutOrder order) {
    this.order = order;
  }

  static void check(PutOrder order) {
    var checks = new OrderChecks(order);
    checks.all();
    if (!checks.errors.isEmpty()) {
      int count = checks.errors.size();
      throw new Refusal(
          CommonProblem.INVALID_REQUEST,
          count == 1 ? "1 field is invalid." : count + " fields are invalid.",
          checks.errors);
    }
  }

  private void all() {
    if (!Money.isMoney(order.currency())) {
      add("/currency", "unknown_currency", "Not the code of an ISO 4217 currency that is money.");
      return;
    }
    money("/shipping_amount", order.shippingAmount());
    money("/payment/captured_amount", order.payment().capturedAmount());
    lines();
    invoices();
    times();
  }

  private void lines() {
    var seen = new HashSet<String>();
    for (int i = 0; i < order.lines().size(); i++) {
      var line = order.lines().get(i);
      var at = "/lines/" + i;
      unique(seen, line.externalId(), at);
      money(at + "/unit_price", line.unitPrice());
      money(at + "/discount", line.discount());
      money(at + "/tax", line.tax());
      total(line, at);
    }
  }

  private void total(PutOrder.Line line, String at) {
    long price = line.unitPrice().amount();
    if (price > MOST / line.quantity()) {
      add(at + "/unit_price/amount", "too_large", "The line's total is beyond what can be paid.");
    } else if (price * line.quantity() < amount(line.discount())) {
      add(at + "/discount/amount", "too_large", "The discount is more than the line's price.");
    }
  }

  private void invoices() {
    var seen = new HashSet<String>();
    for (int i = 0; i < order.bills().size(); i++) {
      var invoice = order.bills().get(i);
      var at = "/invoices/" + i;
      unique(seen, invoice.externalId(), at);
      money(at + "/amount", invoice.amount());
      time(at + "/issued_at", invoice.issuedAt());
    }
  }

  private void times() {
    time("/placed_at", order.placedAt());
    time("/paid_at", order.paidAt());
    time("/shipped_at", order.shippedAt());
    time("/delivered_at", order.deliveredAt());
    time("/promised_at", order.promisedAt());
    for (int i = 0; i < order.parcels().size(); i++) {
      time("/shipments/" + i + "/shipped_at", order.parcels().get(i).shippedAt());
      time("/shipments/" + i + "/delivered_at", order.parcels().get(i).deliveredAt());
    }
    if (order.subscription() != null) {
      time("/subscription/ended_at", order.subscription().endedAt());
    }
  }

  private void unique(Set<String> seen, String externalId, String at) {
    if (!seen.add(externalId)) {
      add(at + "/external_id", "duplicate", "Each has an external_id of its own.");
    }
  }

  private void money(String at, @Nullable Money money) {
    if (money == null) {
      return;
    }
    if (!money.currency().equals(order.currency())) {
      add(at + "/currency", "currency_differs", "The order is in " + order.currency() + ".");
    }
    if (money.amount() < 0 || money.amount() > MOST) {
      add(at + "/amount", "out_of_range", "From 0 to " + MOST + ".");
    }
  }

  private void time(String at, @Nullable Instant time) {
    if (time != null && (time.isBefore(EARLIEST) || time.isAfter(LATEST))) {
      add(at, "out_of_range", "Between 1970 and 2200.");
    }
  }

  private void add(String pointer, String code, String detail) {
    errors.add(FieldError.at(pointer, code, detail));
  }

  static long amount(@Nullable Money money) {
    return money == null ? 0 : money.amount();
  }
}
