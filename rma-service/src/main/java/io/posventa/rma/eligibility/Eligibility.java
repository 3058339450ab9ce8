package io.posventa.rma.eligibility;

import io.posventa.platform.money.Money;
import io.posventa.rma.order.Sale;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The rules as plain functions. The age of a sale is whole days in the vendor's zone, from the
 * placing of the order or, for a subscription, from the issue of its last paid invoice.
 */
public final class Eligibility {
  private Eligibility() {}

  public static Verdict of(
      RefundRules rules, Sale sale, ZoneId vendorZone, Action action, Party by, Instant at) {
    return switch (action) {
      case REFUND -> refund(rules, sale, vendorZone, by, at);
      case CANCELLATION -> cancellation(sale);
    };
  }

  private static Verdict refund(RefundRules rules, Sale sale, ZoneId zone, Party by, Instant at) {
    var reasons = new ArrayList<Reason>();
    var amount = sale.wholeRefund();
    reasons.add(refundable(amount));
    var window = rules.window(by);
    window.ifPresent(limit -> reasons.add(age(limit, sale, zone, by, at)));
    return new Verdict(
        reasons,
        window.map(limit -> limit.closesAt(sale.countsFrom(), zone)),
        sale.refundedInvoice().map(Sale.Invoice::id),
        Optional.of(amount));
  }

  private static Reason refundable(Money amount) {
    Map<String, Object> facts = Map.of("refundable", amount);
    return amount.isZero()
        ? new Reason("nothing-to-refund", "Nothing that was paid is left to refund.", false, facts)
        : new Reason("refundable", "What was paid can be refunded.", true, facts);
  }

  private static Reason age(
      RefundRules.Window window, Sale sale, ZoneId zone, Party by, Instant at) {
    var from = sale.countsFrom();
    var closes = window.closesAt(from, zone);
    long days = daysBetween(from, at, zone);
    Map<String, Object> facts =
        Map.of(
            "age_days",
            days,
            "limit",
            window.length().toString(),
            "bound",
            window.inclusive() ? "inclusive" : "exclusive",
            "counts_from",
            sale.refundedInvoice().isPresent() ? "invoice" : "placed_at",
            "from",
            from,
            "at",
            at,
            "time_zone",
            zone.getId(),
            "closes_at",
            closes);
    var limit =
        "%s may ask %s %s."
            .formatted(by.name().toLowerCase(Locale.ROOT), within(window), zone.getId());
    return at.isBefore(closes)
        ? new Reason(
            "refund-window", "The sale is %d days old; the %s".formatted(days, limit), true, facts)
        : new Reason(
            "refund-window-closed",
            "The sale is %d days old; the %s".formatted(days, limit),
            false,
            facts);
  }

  private static String within(RefundRules.Window window) {
    var length = window.length();
    var text =
        length.toTotalMonths() == 0 ? length.get(ChronoUnit.DAYS) + " days" : length.toString();
    return (window.inclusive() ? "up to and including " : "for less than ") + text + ", counted in";
  }

  /**
   * Whole days by the zone's calendar: as many as can be added to the start without passing the
   * end.
   */
  static long daysBetween(Instant from, Instant to, ZoneId zone) {
    ZonedDateTime start = from.atZone(zone);
    long days = ChronoUnit.DAYS.between(start, to.atZone(zone));
    while (!start.plusDays(days + 1).toInstant().isAfter(to)) {
      days++;
    }
    while (start.plusDays(days).toInstant().isAfter(to)) {
      days--;
    }
    return days;
  }

  private static Verdict cancellation(Sale sale) {
    var reason =
        sale.subscription()
            .map(Eligibility::running)
            .orElseGet(
                () ->
                    new Reason(
                        "not-a-subscription",
                        "Only products with recurring billing can be cancelled.",
                        false,
                        Map.of()));
    return new Verdict(List.of(reason), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Reason running(Sale.Subscription subscription) {
    Map<String, Object> facts = Map.of("subscription", subscription.externalId());
    return subscription.active()
        ? new Reason("subscription-active", "The subscription is running.", true, facts)
        : new Reason("subscription-ended", "The subscription has ended already.", false, facts);
  }
}
