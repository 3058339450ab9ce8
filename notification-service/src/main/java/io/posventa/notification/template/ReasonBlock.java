package io.posventa.notification.template;

import io.posventa.notification.template.MailContent.Ticket;
import io.posventa.notification.template.MailContent.TicketStatus;
import io.posventa.notification.template.MailContent.TicketType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The block on top of a mail: what happened, why the ticket was opened, what follows. */
final class ReasonBlock {
  private final MailContent mail;
  private final Wording wording;
  private final Map<String, String> values;
  private final List<String> paragraphs = new ArrayList<>();
  private final List<MailView.Link> actions = new ArrayList<>();
  private Optional<MailView.Offer> offer = Optional.empty();

  ReasonBlock(MailContent mail, Wording wording, Map<String, String> values) {
    this.mail = mail;
    this.wording = wording;
    this.values = values;
  }

  MailView.Reason compose() {
    mail.ticket().ifPresent(this::whyItWasOpened);
    switch (mail.occasion()) {
      case Occasion.Opened() -> whatIsDue();
      case Occasion.Replied _ -> whatIsDue();
      case Occasion.Modified modified -> modified(modified);
      case Occasion.Closed closed -> closed(closed);
      case Occasion.Warned warned -> warned(warned);
      case Occasion.Refunded refunded -> refunded(refunded);
    }
    return new MailView.Reason(heading(), paragraphs, offer, actions);
  }

  private String heading() {
    return wording.text("heading." + Wording.key(mail.occasion().template()), values);
  }

  private void whyItWasOpened(Ticket ticket) {
    say("reason." + Wording.key(ticket.openedAs()) + "." + Wording.key(ticket.opener()));
    ticket.reason().ifPresent(reason -> say("reason.given", Map.of("reason", reason)));
  }

  /** What happens to the request unless somebody acts; support tickets are only ever closed. */
  private void whatIsDue() {
    mail.ticket()
        .filter(ticket -> ticket.status() == TicketStatus.OPEN)
        .ifPresent(
            ticket -> {
              if (ticket.type() != TicketType.SUPPORT) {
                due("due." + Wording.key(ticket.type()));
              }
              if (ticket.type() != TicketType.SUPPORT
                  && mail.reader() == Party.VENDOR
                  && ticket.opener() != Party.VENDOR) {
                say("due.save_the_sale");
              }
              act("reply", "reply");
            });
  }

  private void due(String key) {
    mail.dueAt()
        .ifPresentOrElse(
            at -> say(key + ".at", Map.of("due", wording.moment(at, mail.zone()))),
            () -> say(key + ".unknown"));
  }

  private void modified(Occasion.Modified modified) {
    say("modified.by");
    if (modified.to() == TicketType.SUPPORT) {
      say("modified.to_support");
    }
    claimed(modified.claimedConsent());
    whatIsDue();
  }

  private void closed(Occasion.Closed closed) {
    String key = "closed." + Wording.key(closed.reason());
    boolean differsByType =
        closed.reason() == Occasion.CloseReason.PROCESSED
            || closed.reason() == Occasion.CloseReason.WITHDRAWN;
    String type = mail.ticket().map(ticket -> "." + Wording.key(ticket.type())).orElse("");
    say(differsByType ? key + type : key);
    claimed(closed.claimedConsent());
    say("closed.keep");
  }

  /** The customer learns of a permission that only the vendor tells of, and can object. */
  private void claimed(Optional<Occasion.ClaimedConsent> consent) {
    if (mail.reader() == Party.CUSTOMER) {
      consent.ifPresent(
          how -> {
            say("consent." + Wording.key(how));
            act("review", "escalate");
          });
    }
  }

  private void warned(Occasion.Warned warned) {
    say("warned." + Wording.key(warned.silent()));
    say("warned.answer_or_close");
    due("warned.closes");
    if (mail.reader() == Party.CUSTOMER) {
      offer =
          Optional.of(
              new MailView.Offer(
                  wording.text("offer.refund.title"),
                  wording.text("offer.refund.text"),
                  link("action.refund", "convert")));
    }
    act("reply", "reply");
    act("close", "close");
  }

  private void refunded(Occasion.Refunded refunded) {
    refunded
        .invoice()
        .ifPresentOrElse(
            invoice -> say("refunded.invoice", Map.of("invoice", invoice)),
            () -> say("refunded.order"));
    if (refunded.subscriptionEnded()) {
      say("refunded.subscription_ended");
    }
    if (mail.reader() == Party.CUSTOMER) {
      say("refunded.bank");
    }
  }

  private void act(String action, String page) {
    actions.add(link("action." + action, page));
  }

  private MailView.Link link(String text, String page) {
    return new MailView.Link(wording.text(text), values.get("link") + "?do=" + page);
  }

  private void say(String key) {
    paragraphs.add(wording.text(key, values));
  }

  private void say(String key, Map<String, String> more) {
    var all = new HashMap<>(values);
    all.putAll(more);
    paragraphs.add(wording.text(key, all));
  }
}
