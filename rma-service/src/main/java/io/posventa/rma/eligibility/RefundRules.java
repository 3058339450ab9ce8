package io.posventa.rma.eligibility;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The {@code refunds} section of a policy document.
 *
 * @param autoGrant a request is granted by its ticket's deadline: refunds come from tickets only
 * @param subscriptionLastInvoice a subscription's refund is its last invoice, and ends it
 */
public record RefundRules(
    boolean autoGrant,
    Optional<Window> customerWindow,
    Optional<Window> vendorWindow,
    boolean partial,
    boolean subscriptionLastInvoice) {

  /** Until which age a sale can be refunded; the last day itself counts only when inclusive. */
  public record Window(Period length, boolean inclusive) {

    /** The first instant that is too late. */
    Instant closesAt(Instant from, ZoneId zone) {
      var limit = from.atZone(zone).plus(length);
      return (inclusive ? limit.plusDays(1) : limit).toInstant();
    }
  }

  /** Reads the whole policy document; what it does not say is not limited. */
  public static RefundRules of(JsonNode document) {
    var refunds = document.path("refunds");
    var window = refunds.path("window");
    boolean inclusive = window.path("bound").asText("inclusive").equalsIgnoreCase("inclusive");
    return new RefundRules(
        refunds.path("auto_grant").asBoolean(false),
        window(window.path("customer"), inclusive),
        window(window.path("vendor"), inclusive),
        refunds.path("partial").asBoolean(true),
        refunds.path("subscription").asText("").equalsIgnoreCase("last_invoice_and_cancel"));
  }

  private static Optional<Window> window(JsonNode length, boolean inclusive) {
    return length.isTextual() && length.textValue().startsWith("P")
        ? Optional.of(new Window(Period.parse(length.textValue()), inclusive))
        : Optional.empty();
  }

  Optional<Window> window(Party by) {
    return switch (by) {
      case CUSTOMER -> customerWindow;
      case VENDOR, OPERATOR -> vendorWindow;
    };
  }
}
