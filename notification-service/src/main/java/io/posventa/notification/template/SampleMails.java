package io.posventa.notification.template;

import io.posventa.notification.template.MailContent.Actor;
import io.posventa.notification.template.MailContent.Bill;
import io.posventa.notification.template.MailContent.Comment;
import io.posventa.notification.template.MailContent.Deadline;
import io.posventa.notification.template.MailContent.DueAction;
import io.posventa.notification.template.MailContent.Item;
import io.posventa.notification.template.MailContent.Names;
import io.posventa.notification.template.MailContent.Order;
import io.posventa.notification.template.MailContent.Ticket;
import io.posventa.notification.template.MailContent.TicketStatus;
import io.posventa.notification.template.MailContent.TicketType;
import io.posventa.notification.template.Occasion.ClaimedConsent;
import io.posventa.notification.template.Occasion.CloseReason;
import io.posventa.platform.money.Money;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One mail of each kind, as the story of a refund and of a support ticket brings them. */
final class SampleMails {
  private static final Instant OPENED = Instant.parse("2025-01-17T15:00:00Z");
  private static final Instant DUE = Instant.parse("2025-01-20T15:00:00Z");
  private static final Instant BOUGHT = Instant.parse("2025-01-02T09:30:00Z");
  private static final ZoneId ZONE = ZoneId.of("Europe/Madrid");
  private static final Money COURSE = new Money(179_900, "USD");
  private static final Money SCORES = new Money(20_000, "USD");
  private static final String ID = "01jhsn0g00e4v8m7yz0c5x2q3r";

  private final Locale locale;
  private final String marketplace;
  private final URI pages;
  private final Wording wording;

  /**
   * @param marketplace the name of whoever writes
   */
  SampleMails(Locale locale, String marketplace, URI pages) {
    this.locale = locale;
    this.marketplace = marketplace;
    this.pages = pages;
    this.wording = Wording.of(locale);
  }

  /** The mail as that reader gets it. */
  MailContent of(MailTemplate template, Reader reader) {
    return content(occasion(template), reader, ticket(template), comments(template));
  }

  Occasion occasion(MailTemplate template) {
    return switch (template) {
      case TICKET_OPENED -> new Occasion.Opened();
      case TICKET_REPLY -> new Occasion.Replied(vendor());
      case TICKET_MODIFIED ->
          new Occasion.Modified(
              TicketType.REFUND, TicketType.SUPPORT, vendor(), Optional.of(ClaimedConsent.PHONE));
      case TICKET_CLOSED -> new Occasion.Closed(CloseReason.SOLVED, customer(), Optional.empty());
      case INACTIVITY_WARNING_VENDOR_1 -> new Occasion.Warned(Party.VENDOR, 1);
      case INACTIVITY_WARNING_VENDOR_2 -> new Occasion.Warned(Party.VENDOR, 2);
      case INACTIVITY_WARNING_CUSTOMER -> new Occasion.Warned(Party.CUSTOMER, 1);
      case REFUND_CONFIRMATION ->
          new Occasion.Refunded(COURSE.plus(SCORES), Optional.of("F-2025-17"), true);
      case TICKET_ESCALATED -> new Occasion.Escalated(customer(), said("escalation"));
      case TICKET_ESCALATION_DECIDED ->
          new Occasion.Decided(Occasion.Outcome.UPHELD, said("decision"));
      case RECEIPT -> new Occasion.Purchased();
      case SALE_NOTIFICATION -> new Occasion.Sold();
      case RECEIPT_COPY -> new Occasion.CopyAsked();
      case EMAIL_CHANGE_CONFIRM_OLD -> new Occasion.AddressLeft("ana.garcia@example.org");
      case EMAIL_CHANGE_CONFIRM_NEW -> new Occasion.AddressTaken();
      case LINK_RENEWED -> new Occasion.LinkRenewed();
      case SIGN_IN -> new Occasion.SignInAsked("Luis Ortega");
      case LEGACY_ADDRESS_ADVICE ->
          new Occasion.Advised("refunds@example.com", URI.create("https://api.example.com/docs"));
      case ORDER_CONFIRM -> new Occasion.OrderMentioned(TicketType.REFUND, "refunds@example.com");
    };
  }

  private Optional<Ticket> ticket(MailTemplate template) {
    return switch (template) {
      case TICKET_OPENED, REFUND_CONFIRMATION, LINK_RENEWED, LEGACY_ADDRESS_ADVICE ->
          Optional.of(ticket(TicketType.REFUND, TicketStatus.OPEN));
      case TICKET_CLOSED, TICKET_ESCALATED, TICKET_ESCALATION_DECIDED ->
          Optional.of(ticket(TicketType.REFUND, TicketStatus.CLOSED));
      case TICKET_REPLY,
          TICKET_MODIFIED,
          INACTIVITY_WARNING_VENDOR_1,
          INACTIVITY_WARNING_VENDOR_2,
          INACTIVITY_WARNING_CUSTOMER ->
          Optional.of(ticket(TicketType.SUPPORT, TicketStatus.OPEN));
      case RECEIPT,
          SALE_NOTIFICATION,
          RECEIPT_COPY,
          EMAIL_CHANGE_CONFIRM_OLD,
          EMAIL_CHANGE_CONFIRM_NEW,
          SIGN_IN,
          ORDER_CONFIRM ->
          Optional.empty();
    };
  }

  private List<Comment> comments(MailTemplate template) {
    return switch (template) {
      case TICKET_OPENED -> comments().subList(0, 1);
      default -> template.isOfTicket() ? comments() : List.of();
    };
  }

  MailContent content(
      Occasion occasion, Reader reader, Optional<Ticket> ticket, List<Comment> comments) {
    return new MailContent(
        occasion,
        reader,
        locale,
        ZONE,
        marketplace,
        pages,
        new Names(Optional.of("Ana García"), Optional.of(said("vendor"))),
        Optional.of(link(occasion, reader)),
        ticket,
        Optional.of(order()),
        comments,
        Optional.of(ticket.map(SampleMails::due).orElse(List.of())));
  }

  private static MailLink link(Occasion occasion, Reader reader) {
    return occasion instanceof Occasion.SignInAsked
        ? new MailLink.ToSignIn("member_" + ID)
        : new MailLink.ToCase(
            "ticket_" + ID,
            reader.party().orElse(Party.CUSTOMER),
            Optional.empty(),
            Optional.empty());
  }

  private Order order() {
    var total = COURSE.plus(SCORES);
    return new Order(
        "A-1001",
        List.of(said("product.1"), said("product.2")),
        Optional.of(total),
        Optional.of(BOUGHT),
        true,
        Optional.of(
            new Bill(
                List.of(
                    new Item(said("product.1"), 1, COURSE), new Item(said("product.2"), 2, SCORES)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                total,
                total)));
  }

  private static List<Deadline> due(Ticket ticket) {
    return ticket.status() == TicketStatus.CLOSED
        ? List.of()
        : List.of(
            new Deadline(DueAction.WARN, OPENED.plusSeconds(172_800)),
            new Deadline(
                ticket.type() == TicketType.SUPPORT ? DueAction.CLOSE : DueAction.EXECUTE, DUE));
  }

  Ticket ticket(TicketType type, TicketStatus status) {
    return new Ticket(
        "ticket_" + ID,
        "T-100001",
        type,
        TicketType.REFUND,
        status,
        said("subject"),
        Optional.of(said("reason")),
        Party.CUSTOMER,
        OPENED);
  }

  List<Comment> comments() {
    return List.of(
        new Comment(customer(), OPENED, said("comment.1"), Optional.of(List.of("video-3.png"))),
        new Comment(vendor(), OPENED.plusSeconds(3_600), said("comment.2"), Optional.empty()),
        new Comment(customer(), OPENED.plusSeconds(7_200), said("comment.3"), Optional.empty()),
        new Comment(vendor(), OPENED.plusSeconds(9_000), said("comment.4"), Optional.empty()));
  }

  static Actor customer() {
    return new Actor(Party.CUSTOMER, Optional.of("Ana García"));
  }

  static Actor vendor() {
    return new Actor(Party.VENDOR, Optional.empty());
  }

  private String said(String what) {
    return wording.inCatalogue("sample." + what);
  }
}
