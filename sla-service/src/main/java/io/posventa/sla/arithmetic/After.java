package io.posventa.sla.arithmetic;

import java.time.Duration;
import java.util.regex.Pattern;

/** How long after its ladder's start a step falls due, and in which unit that is counted. */
public sealed interface After {

  /** Physical time. */
  record Elapsed(Duration amount) implements After {}

  /** The same local time so many days later. */
  record Days(int amount) implements After {}

  /** The same local time so many open days later. */
  record BusinessDays(int amount) implements After {}

  /** Physical time within working hours. */
  record BusinessHours(Duration amount) implements After {}

  Pattern DAYS = Pattern.compile("P([0-9]+)D");
  Pattern BUSINESS = Pattern.compile("(\\S+) (business_days|business_hours)");

  /** Reads {@code PT24H}, {@code P4D}, {@code 7 business_days} and {@code PT24H business_hours}. */
  static After parse(String text) {
    var business = BUSINESS.matcher(text);
    if (business.matches()) {
      return of(business.group(2), business.group(1));
    }
    return of(DAYS.matcher(text).matches() ? "days" : "elapsed", text);
  }

  /** From the unit's name and an amount as {@link #unit} and {@link #amountText} give them. */
  static After of(String unit, String amount) {
    return switch (unit) {
      case "elapsed" -> new Elapsed(Duration.parse(amount));
      case "days" -> new Days(days(amount));
      case "business_days" -> new BusinessDays(Integer.parseInt(amount));
      case "business_hours" -> new BusinessHours(hours(amount));
      default -> throw new IllegalArgumentException("no such unit: " + unit);
    };
  }

  private static int days(String amount) {
    var matcher = DAYS.matcher(amount);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a number of days: " + amount);
    }
    return Integer.parseInt(matcher.group(1));
  }

  private static Duration hours(String amount) {
    return amount.startsWith("PT")
        ? Duration.parse(amount)
        : Duration.ofHours(Integer.parseInt(amount));
  }

  default String unit() {
    return switch (this) {
      case Elapsed _ -> "elapsed";
      case Days _ -> "days";
      case BusinessDays _ -> "business_days";
      case BusinessHours _ -> "business_hours";
    };
  }

  default String amountText() {
    return switch (this) {
      case Elapsed elapsed -> elapsed.amount().toString();
      case Days days -> "P" + days.amount() + "D";
      case BusinessDays days -> Integer.toString(days.amount());
      case BusinessHours hours -> hours.amount().toString();
    };
  }
}
