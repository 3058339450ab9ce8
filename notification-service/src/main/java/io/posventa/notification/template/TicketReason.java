package io.posventa.notification.template;

import io.posventa.notification.template.MailContent.Ticket;
import io.posventa.notification.template.MailContent.TicketStatus;
import io.posventa.notification.template.MailContent.TicketType;
import io.posventa.notification.template.Reasons.Task;
import java.util.Map;
import java.util.Optional;

/** The block on top of a ticket mail: why the ticket was opened, what happened, what follows. */
final class TicketReason {
  private final MailContent mail;
  private final Reasons reasons;
  private final Wording wording;

  TicketReason(MailContent mail, Reasons reasons, Wording wording) {
    this.mail = mail;
    this.reasons = reasons;
    this.wording = wording;
  }

  void write(Occasion.OfTicket occasion) {
    mail.ticket().ifPresent(this::whyItWasOpened);
    switch (occasion) {
      case Occasion.Opened() -> whatIsDue();
      case Occasion.Replied _ -> whatIsDue();
      case Occasion.Modified modified -> modified(modified);
      case Occasion.Closed closed -> closed(closed);
      case Occasion.Warned warned -> warned(warned);
      case Occasion.Refunded refunded -> refunded(refunded);
      case Occasion.Escalated _ -> {
        reasons.say("escalated.by");
        reasons.say("escalated.reason");
        reasons.say("escalated.next");
      }
      case Occasion.Decided(var outcome, _) -> {
        reasons.say("decided." + Wording.key(outcome));
        reasons.say("decided.note");
      }
    }
  }

  private void whyItWasOpened(Ticket ticket) {
    reasons.say("reason." + Wording.key(ticket.openedAs()) + "." + Wording.key(ticket.opener()));
    ticket.reason().ifPresent(reason -> reasons.say("reason.given", Map.of("reason", reason)));
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
                  && mail.reader() == Reader.VENDOR
                  && ticket.opener() != Party.VENDOR) {
                reasons.say("due.save_the_sale");
              }
              reasons.act("reply", Task.REPLY);
            });
  }

  private void due(String key) {
    mail.dueAt()
        .ifPresentOrElse(
            at -> reasons.say(key + ".at", Map.of("due", wording.moment(at, mail.zone()))),
            () -> reasons.say(key + ".unknown"));
  }

  private void modified(Occasion.Modified modified) {
    reasons.say("modified.by");
    if (modified.to() == TicketType.SUPPORT) {
      reasons.say("modified.to_support");
    }
    claimed(modified.claimedConsent());
    whatIsDue();
    objectTo(modified.author());
  }

  private void closed(Occasion.Closed closed) {
    String key = "closed." + Wording.key(closed.reason());
    boolean differsByType =
        closed.reason() == Occasion.CloseReason.PROCESSED
            || closed.reason() == Occasion.CloseReason.WITHDRAWN;
    String type = mail.ticket().map(ticket -> "." + Wording.key(ticket.type())).orElse("");
    reasons.say(differsByType ? key + type : key);
    claimed(closed.claimedConsent());
    reasons.say("closed.keep");
    if (closed.reason() != Occasion.CloseReason.PROCESSED) {
      objectTo(closed.author());
    }
  }

  /** The customer learns of a permission that only the vendor tells of, and can object. */
  private void claimed(Optional<Occasion.ClaimedConsent> consent) {
    if (mail.reader() == Reader.CUSTOMER) {
      consent.ifPresent(how -> reasons.say("consent." + Wording.key(how)));
    }
  }

  /** What another did to the ticket can be put before the marketplace. */
  private void objectTo(MailContent.Actor author) {
    if (mail.reader().party().filter(author.party()::equals).isEmpty()) {
      reasons.act("review", Task.ESCALATE);
    }
  }

  private void warned(Occasion.Warned warned) {
    reasons.say("warned." + Wording.key(warned.silent()));
    reasons.say("warned.answer_or_close");
    due("warned.closes");
    if (mail.reader() == Reader.CUSTOMER) {
      reasons.offer("refund", Task.CONVERT);
    }
    reasons.act("reply", Task.REPLY);
    reasons.act("close", Task.CLOSE);
  }

  private void refunded(Occasion.Refunded refunded) {
    refunded
        .invoice()
        .ifPresentOrElse(
            invoice -> reasons.say("refunded.invoice", Map.of("invoice", invoice)),
            () -> reasons.say("refunded.order"));
    if (refunded.subscriptionEnded()) {
      reasons.say("refunded.subscription_ended");
    }
    if (mail.reader() == Reader.CUSTOMER) {
      reasons.say("refunded.bank");
    }
  }
}
