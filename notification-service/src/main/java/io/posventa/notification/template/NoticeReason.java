package io.posventa.notification.template;

import io.posventa.notification.template.Reasons.Task;

/** The block on top of a mail that concerns its reader more than any case. */
final class NoticeReason {
  private final MailContent mail;
  private final Reasons reasons;
  private final Values values;

  NoticeReason(MailContent mail, Reasons reasons, Values values) {
    this.mail = mail;
    this.reasons = reasons;
    this.values = values;
  }

  void write(Occasion.Notice occasion) {
    switch (occasion) {
      case Occasion.AddressLeft _ -> confirm("address_left");
      case Occasion.AddressTaken() -> confirm("address_taken");
      case Occasion.LinkRenewed() -> {
        reasons.say(mail.ticket().isPresent() ? "renewed.ticket" : "renewed.order");
        reasons.say("renewed.unasked");
        reasons.act(mail.ticket().isPresent() ? "open" : "order");
      }
      case Occasion.SignInAsked _ -> {
        reasons.say("sign_in.how");
        reasons.say("sign_in.unasked");
        reasons.act("sign_in");
      }
      case Occasion.Advised advised -> advise(advised);
      case Occasion.OrderMentioned(var wish, _) -> {
        reasons.say("mentioned." + Wording.key(wish));
        reasons.say("mentioned.do");
        reasons.act("confirm_request", task(wish));
      }
    }
  }

  private static Task task(MailContent.TicketType wish) {
    return switch (wish) {
      case SUPPORT -> Task.SUPPORT;
      case REFUND -> Task.REFUND;
      case CANCELLATION -> Task.CANCELLATION;
    };
  }

  private void confirm(String change) {
    reasons.say(change + ".what");
    reasons.say("address.how");
    reasons.say(change + ".unasked");
    reasons.act("confirm");
  }

  /** The ways that are preferred come first: from the sale's link and from the list. */
  private void advise(Occasion.Advised advised) {
    reasons.say("advice.received");
    reasons.say(mail.ticket().isPresent() ? "advice.ticket" : "advice.match");
    reasons.say("advice.vendor");
    reasons.say("advice.customer");
    reasons.say("advice.program");
    if (mail.ticket().isPresent()) {
      reasons.act("open");
    }
    reasons.act("transactions", values.page("desk/transactions"));
    reasons.act("documentation", advised.documentation().toString());
  }
}
