package io.posventa.notification.template;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.posventa.platform.money.Money;
import java.net.URI;
import java.util.Optional;

/** What happened, and so what the mail is about. Queued mails hold it by these names. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Occasion.Opened.class, name = "opened"),
  @JsonSubTypes.Type(value = Occasion.Replied.class, name = "replied"),
  @JsonSubTypes.Type(value = Occasion.Modified.class, name = "modified"),
  @JsonSubTypes.Type(value = Occasion.Closed.class, name = "closed"),
  @JsonSubTypes.Type(value = Occasion.Warned.class, name = "warned"),
  @JsonSubTypes.Type(value = Occasion.Refunded.class, name = "refunded"),
  @JsonSubTypes.Type(value = Occasion.Escalated.class, name = "escalated"),
  @JsonSubTypes.Type(value = Occasion.Decided.class, name = "decided"),
  @JsonSubTypes.Type(value = Occasion.Purchased.class, name = "purchased"),
  @JsonSubTypes.Type(value = Occasion.Sold.class, name = "sold"),
  @JsonSubTypes.Type(value = Occasion.CopyAsked.class, name = "copy_asked"),
  @JsonSubTypes.Type(value = Occasion.AddressLeft.class, name = "address_left"),
  @JsonSubTypes.Type(value = Occasion.AddressTaken.class, name = "address_taken"),
  @JsonSubTypes.Type(value = Occasion.LinkRenewed.class, name = "link_renewed"),
  @JsonSubTypes.Type(value = Occasion.SignInAsked.class, name = "sign_in_asked"),
  @JsonSubTypes.Type(value = Occasion.Advised.class, name = "advised"),
  @JsonSubTypes.Type(value = Occasion.OrderMentioned.class, name = "order_mentioned")
})
public sealed interface Occasion {
  /** Something that happened to a ticket, or to the money that it was about. */
  sealed interface OfTicket extends Occasion {}

  /** Something that happened to an order. */
  sealed interface OfOrder extends Occasion {}

  /** Something that concerns the reader more than any case. */
  sealed interface Notice extends Occasion {}

  record Opened() implements OfTicket {}

  record Replied(MailContent.Actor author) implements OfTicket {}

  /**
   * @param claimedConsent how the vendor says that the customer agreed, when nothing proves it
   */
  record Modified(
      MailContent.TicketType from,
      MailContent.TicketType to,
      MailContent.Actor author,
      Optional<ClaimedConsent> claimedConsent)
      implements OfTicket {}

  record Closed(
      CloseReason reason, MailContent.Actor author, Optional<ClaimedConsent> claimedConsent)
      implements OfTicket {}

  /**
   * @param silent the party that the ticket waits for
   * @param number the how manieth warning of this silence it is
   */
  record Warned(Party silent, int number) implements OfTicket {}

  record Refunded(Money amount, Optional<String> invoice, boolean subscriptionEnded)
      implements OfTicket {}

  /**
   * @param author who asked for the review
   */
  record Escalated(MailContent.Actor author, String reason) implements OfTicket {}

  record Decided(Outcome outcome, String note) implements OfTicket {}

  record Purchased() implements OfOrder {}

  record Sold() implements OfOrder {}

  record CopyAsked() implements OfOrder {}

  /** The customer is to be reached elsewhere; this is asked where it was reached so far. */
  record AddressLeft(String newAddress) implements Notice {}

  /** The customer is to be reached here; a typing error would make this a stranger's mailbox. */
  record AddressTaken() implements Notice {}

  record LinkRenewed() implements Notice {}

  /**
   * @param name of the member who wants to come in
   */
  record SignInAsked(String name) implements Notice {}

  /**
   * A mail came to an address that is read by machine.
   *
   * @param address the one that it was sent to
   * @param documentation where the API is explained
   */
  record Advised(String address, URI documentation) implements Notice {}

  /**
   * Somebody else's mail named the reader's order.
   *
   * @param wish what it asked for
   * @param address the one that it was sent to
   */
  record OrderMentioned(MailContent.TicketType wish, String address) implements Notice {}

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

  /** What a review came to: whether who asked for it was right. */
  enum Outcome {
    UPHELD,
    DISMISSED
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
      case Escalated _ -> MailTemplate.TICKET_ESCALATED;
      case Decided _ -> MailTemplate.TICKET_ESCALATION_DECIDED;
      case Purchased() -> MailTemplate.RECEIPT;
      case Sold() -> MailTemplate.SALE_NOTIFICATION;
      case CopyAsked() -> MailTemplate.RECEIPT_COPY;
      case AddressLeft _ -> MailTemplate.EMAIL_CHANGE_CONFIRM_OLD;
      case AddressTaken() -> MailTemplate.EMAIL_CHANGE_CONFIRM_NEW;
      case LinkRenewed() -> MailTemplate.LINK_RENEWED;
      case SignInAsked _ -> MailTemplate.SIGN_IN;
      case Advised _ -> MailTemplate.LEGACY_ADDRESS_ADVICE;
      case OrderMentioned _ -> MailTemplate.ORDER_CONFIRM;
    };
  }
}
