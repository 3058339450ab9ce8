package io.posventa.notification.template;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.posventa.platform.money.Money;
import java.util.Optional;

/** What happened, and so what the mail is about. Queued mails hold it by these names. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Occasion.Opened.class, name = "opened"),
  @JsonSubTypes.Type(value = Occasion.Replied.class, name = "replied"),
  @JsonSubTypes.Type(value = Occasion.Modified.class, name = "modified"),
  @JsonSubTypes.Type(value = Occasion.Closed.class, name = "closed"),
  @JsonSubTypes.Type(value = Occasion.Warned.class, name = "warned"),
  @JsonSubTypes.Type(value = Occasion.Refunded.class, name = "refunded")
})
public sealed interface Occasion {
  record Opened() implements Occasion {}

  record Replied(MailContent.Actor author) implements Occasion {}

  /**
   * @param claimedConsent how the vendor says that the customer agreed, when nothing proves it
   */
  record Modified(
      MailContent.TicketType from,
      MailContent.TicketType to,
      MailContent.Actor author,
      Optional<ClaimedConsent> claimedConsent)
      implements Occasion {}

  record Closed(
      CloseReason reason, MailContent.Actor author, Optional<ClaimedConsent> claimedConsent)
      implements Occasion {}

  /**
   * @param silent the party that the ticket waits for
   * @param number the how manieth warning of this silence it is
   */
  record Warned(Party silent, int number) implements Occasion {}

  record Refunded(Money amount, Optional<String> invoice, boolean subscriptionEnded)
      implements Occasion {}

  /** Why a ticket was closed. */
  enum CloseReason {
    SOLVED,
    WITHDRAWN,
    PROCESSED,
    INACTIVITY
  }

  /** A permission of the customer's that only the vendor's word stands for. */
  enum ClaimedConsent {
    EMAIL,
    PHONE
  }

  default MailTemplate template() {
    return switch (this) {
      case Opened() -> MailTemplate.TICKET_OPENED;
      case Replied _ -> MailTemplate.TICKET_REPLY;
      case Modified _ -> MailTemplate.TICKET_MODIFIED;
      case Closed _ -> MailTemplate.TICKET_CLOSED;
      case Warned(Party silent, _) when silent == Party.CUSTOMER ->
          MailTemplate.INACTIVITY_WARNING_CUSTOMER;
      case Warned(_, int number) when number > 1 -> MailTemplate.INACTIVITY_WARNING_VENDOR_2;
      case Warned _ -> MailTemplate.INACTIVITY_WARNING_VENDOR_1;
      case Refunded _ -> MailTemplate.REFUND_CONFIRMATION;
    };
  }
}
