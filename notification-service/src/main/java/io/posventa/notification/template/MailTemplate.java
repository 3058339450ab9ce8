package io.posventa.notification.template;

import static io.posventa.notification.template.Reader.CUSTOMER;
import static io.posventa.notification.template.Reader.MEMBER;
import static io.posventa.notification.template.Reader.NEW_ADDRESS;
import static io.posventa.notification.template.Reader.OLD_ADDRESS;
import static io.posventa.notification.template.Reader.VENDOR;
import static io.posventa.notification.template.Reader.WRITER;

import java.util.List;

/**
 * The mails that the service can write, in the order of a case; each has its subject in every
 * language.
 */
@SuppressWarnings("ImmutableEnumChecker") // its lists are
public enum MailTemplate {
  RECEIPT(Layout.PURCHASE, List.of(CUSTOMER), "order.created"),
  SALE_NOTIFICATION(Layout.PURCHASE, List.of(VENDOR), "order.created"),
  RECEIPT_COPY(Layout.PURCHASE, List.of(CUSTOMER), "order.receipt_requested"),
  TICKET_OPENED(Layout.TICKET, List.of(CUSTOMER, VENDOR), "ticket.opened"),
  TICKET_REPLY(
      Layout.TICKET,
      List.of(CUSTOMER, VENDOR),
      "message.from_customer",
      "message.from_vendor",
      "message.from_operator"),
  TICKET_MODIFIED(Layout.TICKET, List.of(CUSTOMER, VENDOR), "ticket.converted"),
  INACTIVITY_WARNING_VENDOR_1(Layout.TICKET, List.of(CUSTOMER, VENDOR), "ticket.warned"),
  INACTIVITY_WARNING_VENDOR_2(Layout.TICKET, List.of(CUSTOMER, VENDOR), "ticket.warned"),
  INACTIVITY_WARNING_CUSTOMER(Layout.TICKET, List.of(CUSTOMER, VENDOR), "ticket.warned"),
  REFUND_CONFIRMATION(Layout.TICKET, List.of(CUSTOMER, VENDOR), "refund.succeeded"),
  TICKET_CLOSED(Layout.TICKET, List.of(CUSTOMER, VENDOR), "ticket.closed"),
  TICKET_ESCALATED(Layout.TICKET, List.of(CUSTOMER, VENDOR), "ticket.escalated"),
  TICKET_ESCALATION_DECIDED(Layout.TICKET, List.of(CUSTOMER, VENDOR), "ticket.escalation_decided"),
  EMAIL_CHANGE_CONFIRM_OLD(Layout.NOTICE, List.of(OLD_ADDRESS), "order.email_change_requested"),
  EMAIL_CHANGE_CONFIRM_NEW(Layout.NOTICE, List.of(NEW_ADDRESS), "order.email_change_requested"),
  LINK_RENEWED(Layout.NOTICE, List.of(CUSTOMER, VENDOR), "link.renewal_requested"),
  SIGN_IN(Layout.NOTICE, List.of(MEMBER), "sign_in.requested"),
  LEGACY_ADDRESS_ADVICE(Layout.NOTICE, List.of(WRITER)),
  ORDER_CONFIRM(Layout.NOTICE, List.of(CUSTOMER));

  /** A part of a mail. */
  public enum Block {
    REASON,
    NEWEST,
    LINK,
    ITEMS,
    TICKET,
    ORDER,
    HISTORY
  }

  /** Which blocks a mail consists of, from top to bottom. */
  @SuppressWarnings("ImmutableEnumChecker") // its list is
  private enum Layout {
    TICKET(Block.REASON, Block.NEWEST, Block.LINK, Block.TICKET, Block.ORDER, Block.HISTORY),
    PURCHASE(Block.REASON, Block.LINK, Block.ITEMS, Block.ORDER),
    NOTICE(Block.REASON, Block.LINK);

    final List<Block> blocks;

    Layout(Block... blocks) {
      this.blocks = List.of(blocks);
    }
  }

  private final Layout layout;
  private final List<Reader> recipients;
  private final List<String> triggers;

  MailTemplate(Layout layout, List<Reader> recipients, String... triggers) {
    this.layout = layout;
    this.recipients = recipients;
    this.triggers = List.of(triggers);
  }

  /** Whether it is one of the mails about a ticket, which all look the same. */
  public boolean isOfTicket() {
    return layout == Layout.TICKET;
  }

  public List<Block> blocks() {
    return layout.blocks;
  }

  public List<Reader> recipients() {
    return recipients;
  }

  /** The types of the events that cause it; none: a mail that came in does. */
  public List<String> triggers() {
    return triggers;
  }
}
