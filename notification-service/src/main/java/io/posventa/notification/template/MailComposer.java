package io.posventa.notification.template;

import io.posventa.notification.template.MailContent.Order;
import io.posventa.notification.template.MailContent.Ticket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts a mail's content into the reader's words, block by block. */
final class MailComposer {
  private static final int NEWEST_COMMENTS = 3;
  private static final int LONGEST_PRODUCT = 80;

  private final MailContent mail;
  private final Wording wording;
  private final Map<String, String> values = new HashMap<>();

  private MailComposer(MailContent mail) {
    this.mail = mail;
    this.wording = Wording.of(mail.locale());
  }

  static MailView compose(MailContent mail) {
    return new MailComposer(mail).view();
  }

  private MailView view() {
    fillValues();
    return new MailView(
        wording.language(),
        mail.marketplace(),
        OneLine.of(wording.subject(mail.occasion().template(), values)),
        greeting(),
        new ReasonBlock(mail, wording, values).compose(),
        new MailView.Comments(wording.text("title.newest"), newest()),
        new MailView.Link(wording.text("action.open"), values.getOrDefault("link", "")),
        new MailView.Details(
            wording.text("title.ticket"), mail.ticket().map(this::rows).orElse(List.of())),
        new MailView.Details(
            wording.text("title.order"), mail.order().map(this::rows).orElse(List.of())),
        new MailView.Comments(wording.text("title.history"), history()),
        wording.text("footer", values));
  }

  /** What the wording may name in braces. */
  private void fillValues() {
    String order = mail.order().map(Order::number).orElse("");
    values.put("marketplace", mail.marketplace());
    values.put("customer", mail.names().customer().orElse(wording.text("customer.unnamed")));
    values.put("vendor", mail.names().vendor());
    values.put("order", order);
    values.put("number", mail.ticket().map(Ticket::number).orElse(order));
    values.put("product", OneLine.of(product(), LONGEST_PRODUCT));
    values.put("about", about("about"));
    values.put("of", about("of"));
    values.put("link", mail.ticket().map(ticket -> page("tickets/" + ticket.id())).orElse(""));
    values.put("zone", mail.zone().getId());
    switch (mail.occasion()) {
      case Occasion.Replied(var author) -> values.put("author", name(author));
      case Occasion.Closed closed -> values.put("author", name(closed.author()));
      case Occasion.Modified modified -> {
        values.put("author", name(modified.author()));
        values.put("from", wording.text("type", modified.from()));
        values.put("to", wording.text("type", modified.to()));
      }
      case Occasion.Refunded refunded -> values.put("amount", wording.money(refunded.amount()));
      case Occasion.Opened _, Occasion.Warned _ -> {}
    }
  }

  private String greeting() {
    return mail.names()
        .of(mail.reader())
        .map(name -> wording.text("greeting", Map.of("name", name)))
        .orElseGet(() -> wording.text("greeting.unnamed"));
  }

  private String name(MailContent.Actor actor) {
    return actor
        .name()
        .orElseGet(
            () ->
                switch (actor.party()) {
                  case CUSTOMER -> values.getOrDefault("customer", "");
                  case VENDOR -> mail.names().vendor();
                  case OPERATOR, SYSTEM -> mail.marketplace();
                });
  }

  private String page(String path) {
    String base = mail.pages().toString();
    return (base.endsWith("/") ? base : base + "/") + path;
  }

  private String about(String form) {
    return mail.order()
        .map(order -> wording.text(form + ".order", Map.of("order", order.number())))
        .orElseGet(() -> wording.text(form + ".subject", Map.of("subject", product())));
  }

  /** Without an order the subject stands for the product. */
  private String product() {
    return mail.order()
        .map(Order::products)
        .filter(products -> !products.isEmpty())
        .map(
            products ->
                products.size() == 1
                    ? products.getFirst()
                    : wording.text(
                        "products.more",
                        Map.of(
                            "first", products.getFirst(),
                            "more", String.valueOf(products.size() - 1))))
        .or(() -> mail.ticket().map(Ticket::subject))
        .or(() -> mail.order().map(Order::number))
        .orElse("");
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
    rows.add(row("product", String.join(", ", order.products())));
    order.amount().ifPresent(amount -> rows.add(row("amount", wording.money(amount))));
    order.placedAt().ifPresent(at -> rows.add(row("placed_at", wording.date(at, mail.zone()))));
    return rows;
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

  private MailView.Comment comment(MailContent.Comment comment) {
    return new MailView.Comment(
        name(comment.from()),
        wording.text("party", comment.from().party()),
        wording.stamp(comment.at(), mail.zone()),
        comment.body().strip().lines().toList());
  }
}
