package io.posventa.notification.template;

import io.posventa.notification.template.MailContent.Bill;
import io.posventa.notification.template.MailContent.Order;
import io.posventa.notification.template.MailContent.Ticket;
import io.posventa.platform.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts a mail's content into the reader's words, block by block. */
final class MailComposer {
  private static final int NEWEST_COMMENTS = 3;
  private static final int LONGEST_ITEM = 120;
  private static final int LONGEST_NAMES = 500;

  private final MailContent mail;
  private final Delivery delivery;
  private final Wording wording;
  private final Values values;

  private MailComposer(MailContent mail, Delivery delivery) {
    this.mail = mail;
    this.delivery = delivery;
    this.wording = Wording.of(mail.locale());
    this.values = new Values(mail, wording, delivery);
  }

  static MailView compose(MailContent mail, Delivery delivery) {
    return new MailComposer(mail, delivery).view();
  }

  private MailView view() {
    boolean isOfTicket = mail.occasion() instanceof Occasion.OfTicket;
    boolean isOfOrder = mail.occasion() instanceof Occasion.OfOrder;
    return new MailView(
        wording.language(),
        mail.marketplace(),
        OneLine.of(wording.subject(mail.occasion().template(), values.all())),
        delivery.isAnswerable() ? Optional.of(wording.text("reply.marker")) : Optional.empty(),
        greeting(),
        Reasons.of(mail, wording, values),
        new MailView.Comments(wording.text("title.newest"), newest()),
        page(isOfTicket),
        new MailView.Items(
            wording.text("title.items"),
            bill(isOfOrder).map(this::goods).orElse(List.of()),
            bill(isOfOrder).map(this::sums).orElse(List.of())),
        new MailView.Details(
            wording.text("title.ticket"),
            mail.ticket().filter(_ -> isOfTicket).map(this::rows).orElse(List.of())),
        new MailView.Details(
            wording.text("title.order"),
            mail.order().filter(_ -> isOfTicket || isOfOrder).map(this::rows).orElse(List.of())),
        new MailView.Comments(wording.text("title.history"), history()),
        wording.text(footer(), values.all()));
  }

  private MailView.Page page(boolean isOfTicket) {
    return isOfTicket
        ? new MailView.Page(
            wording.text(mail.ticket().isPresent() ? "action.open" : "action.order"),
            values.get("link"),
            false)
        : new MailView.Page(wording.text("action.copy"), values.get("link"), true);
  }

  private String footer() {
    if (delivery.isAnswerable()) {
      return "footer.reply";
    }
    return mail.occasion() instanceof Occasion.OfTicket ? "footer" : "footer.notice";
  }

  /** A stranger's mailbox, as a wrong address may be, does not learn the customer's name. */
  private String greeting() {
    Optional<String> name =
        switch (mail.reader()) {
          case CUSTOMER, OLD_ADDRESS -> mail.names().customer();
          case VENDOR -> mail.names().vendor();
          case MEMBER ->
              mail.occasion() instanceof Occasion.SignInAsked(String member)
                  ? Optional.of(member)
                  : Optional.empty();
          case WRITER, NEW_ADDRESS -> Optional.empty();
        };
    return name.map(known -> wording.text("greeting", Map.of("name", known)))
        .orElseGet(() -> wording.text("greeting.unnamed"));
  }

  private List<MailView.Row> rows(Ticket ticket) {
    return List.of(
        row("number", ticket.number()),
        row("subject", ticket.subject()),
        row("type", wording.text("type", ticket.type())),
        row("status", wording.text("status", ticket.status())),
        row("opened_at", wording.moment(ticket.openedAt(), mail.zone())),
        row("due_at", due()));
  }

  private String due() {
    if (mail.deadlines().isEmpty()) {
      return wording.text("due.unknown");
    }
    return mail.dueAt()
        .map(at -> wording.moment(at, mail.zone()))
        .orElseGet(() -> wording.text("due.none"));
  }

  private List<MailView.Row> rows(Order order) {
    var rows = new ArrayList<MailView.Row>();
    rows.add(row("order", order.number()));
    if (mail.occasion() instanceof Occasion.OfTicket) {
      rows.add(row("product", String.join(", ", order.products())));
      order.amount().ifPresent(amount -> rows.add(row("amount", wording.money(amount))));
    } else if (mail.reader() == Reader.VENDOR) {
      mail.names().customer().ifPresent(customer -> rows.add(row("customer", customer)));
    } else {
      mail.names().vendor().ifPresent(vendor -> rows.add(row("vendor", vendor)));
    }
    order.placedAt().ifPresent(at -> rows.add(row("placed_at", wording.date(at, mail.zone()))));
    return rows;
  }

  private Optional<Bill> bill(boolean isShown) {
    return isShown ? mail.order().flatMap(Order::bill) : Optional.empty();
  }

  private List<MailView.Row> goods(Bill bill) {
    return bill.items().stream()
        .map(
            item ->
                new MailView.Row(
                    (item.quantity() == 1 ? "" : item.quantity() + " × ")
                        + OneLine.of(item.name(), LONGEST_ITEM),
                    wording.money(item.amount())))
        .toList();
  }

  private List<MailView.Row> sums(Bill bill) {
    var rows = new ArrayList<MailView.Row>();
    bill.discount().ifPresent(amount -> rows.add(sum("discount", amount.negate())));
    bill.shipping().ifPresent(amount -> rows.add(sum("shipping", amount)));
    bill.tax().ifPresent(amount -> rows.add(sum("tax", amount)));
    rows.add(sum("total", bill.total()));
    if (!bill.paid().equals(bill.total())) {
      rows.add(sum("paid", bill.paid()));
    }
    return rows;
  }

  private MailView.Row sum(String label, Money amount) {
    return row(label, wording.money(amount));
  }

  private MailView.Row row(String label, String value) {
    return new MailView.Row(wording.text("label." + label), value);
  }

  private List<MailView.Comment> newest() {
    return mail.comments().reversed().stream().limit(NEWEST_COMMENTS).map(this::comment).toList();
  }

  private List<MailView.Comment> history() {
    return mail.comments().stream().map(this::comment).toList();
  }

  private String files(List<String> names) {
    return wording.text(
        "comment.files", Map.of("names", OneLine.of(String.join(", ", names), LONGEST_NAMES)));
  }

  private MailView.Comment comment(MailContent.Comment comment) {
    return new MailView.Comment(
        values.name(comment.from()),
        wording.text("party", comment.from().party()),
        wording.stamp(comment.at(), mail.zone()),
        comment.body().strip().lines().toList(),
        comment.files().filter(names -> !names.isEmpty()).map(this::files));
  }
}
