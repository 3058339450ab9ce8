package io.posventa.notification.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the block on top of a mail. */
final class Reasons {
  private final Wording wording;
  private final Values values;
  private final List<String> paragraphs = new ArrayList<>();
  private final List<MailView.Link> actions = new ArrayList<>();
  private Optional<MailView.Offer> offer = Optional.empty();

  Reasons(Wording wording, Values values) {
    this.wording = wording;
    this.values = values;
  }

  static MailView.Reason of(MailContent mail, Wording wording, Values values) {
    var reasons = new Reasons(wording, values);
    switch (mail.occasion()) {
      case Occasion.OfTicket occasion -> new TicketReason(mail, reasons, wording).write(occasion);
      case Occasion.OfOrder occasion ->
          OrderReason.write(occasion, mail.order().orElseThrow(), reasons);
      case Occasion.Notice occasion -> new NoticeReason(mail, reasons, values).write(occasion);
    }
    String heading =
        wording.text("heading." + Wording.key(mail.occasion().template()), values.all());
    return new MailView.Reason(heading, reasons.paragraphs, reasons.offer, reasons.actions);
  }

  void say(String key) {
    paragraphs.add(wording.text(key, values.all()));
  }

  void say(String key, Map<String, String> more) {
    paragraphs.add(wording.text(key, values.and(more)));
  }

  /** Offers the page of the mail's link. */
  void act(String action) {
    act(action, values.get("link"));
  }

  /** Offers one thing to do there. */
  void act(String action, Task task) {
    act(action, uri(task));
  }

  /** Offers any other page. */
  void act(String action, String uri) {
    actions.add(new MailView.Link(wording.text("action." + action), uri));
  }

  void offer(String name, Task task) {
    offer =
        Optional.of(
            new MailView.Offer(
                wording.text("offer." + name + ".title"),
                wording.text("offer." + name + ".text"),
                new MailView.Link(wording.text("action." + name), uri(task))));
  }

  private String uri(Task task) {
    return values.get("link") + "?do=" + Wording.key(task);
  }

  /** What a page opens with. */
  enum Task {
    REPLY,
    CLOSE,
    CONVERT,
    ESCALATE,
    SUPPORT,
    REFUND,
    CANCELLATION
  }
}
