package io.posventa.portal.receipt;

import io.posventa.client.model.EligibilityReason;
import io.posventa.client.model.Receipt;
import io.posventa.client.model.ReceiptAction;
import io.posventa.portal.page.Reader;
import io.posventa.portal.page.Visit;
import io.posventa.portal.page.Words;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Something that can be asked for, or why not, as the reader is told before typing anything.
 *
 * @param type of the ticket
 * @param reason why not; empty where it is possible
 */
record Choice(String type, boolean allowed, String title, String text, String reason) {

  static Choice of(ReceiptAction action, Receipt receipt, Visit visit) {
    String type = action.getAction().getValue();
    boolean allowed = action.getAllowed();
    var words = Words.of(ReceiptMessages.class, visit.reader());
    return new Choice(
        type,
        allowed,
        visit.isCustomer() ? customerTitle(type, words) : vendorTitle(type, words),
        visit.isCustomer()
            ? customerText(action, receipt, visit.reader(), words)
            : vendorText(action, visit.reader(), words),
        allowed ? "" : reason(action, visit.reader(), words));
  }

  private static String customerTitle(String type, ReceiptMessages words) {
    return switch (type) {
      case "support" -> words.askSupport();
      case "refund" -> words.askRefund();
      default -> words.askCancellation();
    };
  }

  private static String vendorTitle(String type, ReceiptMessages words) {
    return switch (type) {
      case "support" -> words.vendorSupport();
      case "refund" -> words.vendorRefund();
      default -> words.vendorCancellation();
    };
  }

  private static String customerText(
      ReceiptAction action, Receipt receipt, Reader reader, ReceiptMessages words) {
    return switch (action.getAction()) {
      case SUPPORT -> words.askSupportText(receipt.getVendor().getName());
      case REFUND ->
          text(action, reader, words::askRefundAmount)
              + Optional.ofNullable(action.getUntil())
                  .map(until -> " " + words.askRefundUntil(lastDay(until, reader)))
                  .orElse("");
      default -> words.askCancellationText();
    };
  }

  private static String vendorText(ReceiptAction action, Reader reader, ReceiptMessages words) {
    return switch (action.getAction()) {
      case SUPPORT -> words.vendorSupportText();
      case REFUND -> text(action, reader, words::vendorRefundText);
      default -> words.vendorCancellationText();
    };
  }

  private static String text(
      ReceiptAction action, Reader reader, Function<String, String> withAmount) {
    return Optional.ofNullable(action.getAmount()).map(reader::money).map(withAmount).orElse("");
  }

  private static String reason(ReceiptAction action, Reader reader, ReceiptMessages words) {
    return action.getReasons().stream()
        .filter(reason -> !reason.getAllowed())
        .findFirst()
        .map(reason -> sentence(reason, reader, words))
        .orElse(words.notPossible());
  }

  private static String sentence(EligibilityReason reason, Reader reader, ReceiptMessages words) {
    return switch (reason.getCode()) {
      case "refund-window-closed" ->
          instant(reason, "closes_at")
              .map(closed -> words.reasonWindowClosed(lastDay(closed, reader)))
              .orElseGet(() -> Words.of(reader).problemWindowClosed());
      case "nothing-to-refund" -> words.reasonNothingToRefund();
      case "not-a-subscription" -> words.reasonNotSubscription();
      case "subscription-ended" -> words.reasonSubscriptionEnded();
      case "refund-already-requested" -> words.reasonPending();
      default -> words.notPossible();
    };
  }

  private static Optional<Instant> instant(EligibilityReason reason, String fact) {
    try {
      return Optional.ofNullable(reason.getFacts())
          .map(facts -> facts.get(fact))
          .map(Object::toString)
          .map(Instant::parse);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The day of the last moment before the end. */
  private static String lastDay(Instant end, Reader reader) {
    return reader.day(end.minusMillis(1));
  }
}
