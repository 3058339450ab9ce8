package io.posventa.notification.template;

/** The block on top of a mail about a purchase. */
final class OrderReason {
  private OrderReason() {}

  static void write(Occasion.OfOrder occasion, MailContent.Order order, Reasons reasons) {
    switch (occasion) {
      case Occasion.Purchased() -> receipt("receipt.first", reasons);
      case Occasion.CopyAsked() -> receipt("receipt.copy", reasons);
      case Occasion.Sold() -> {
        reasons.say("sold.what");
        reasons.say("sold.request");
        reasons.act("sale");
        reasons.act("request_refund", Reasons.Task.REFUND);
        if (order.recurring()) {
          reasons.act("request_cancellation", Reasons.Task.CANCELLATION);
        }
      }
    }
  }

  private static void receipt(String key, Reasons reasons) {
    reasons.say(key);
    reasons.say("receipt.page");
    reasons.act("receipt");
  }
}
