package io.posventa.notification.template;

import io.posventa.notification.template.MailContent.Actor;
import io.posventa.notification.template.MailContent.Order;
import io.posventa.notification.template.MailContent.Ticket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the wording may name in braces. */
final class Values {
  private static final int LONGEST_PRODUCT = 80;

  private final MailContent mail;
  private final Wording wording;
  private final Map<String, String> values = new HashMap<>();

  Values(MailContent mail, Wording wording, Delivery delivery) {
    this.mail = mail;
    this.wording = wording;
    String order = mail.order().map(Order::number).orElse("");
    put("marketplace", mail.marketplace());
    put("customer", mail.names().customer().orElse(wording.text("customer.unnamed")));
    put("vendor", mail.names().vendor().orElse(""));
    put("order", order);
    put("number", mail.ticket().map(Ticket::number).orElse(order));
    put("product", OneLine.of(product(), LONGEST_PRODUCT));
    put("about", about("about"));
    put("of", about("of"));
    put("link", mail.link().map(link -> page(link.path() + delivery.token())).orElse(""));
    put("zone", mail.zone().getId());
    switch (mail.occasion()) {
      case Occasion.OfTicket ticket -> fill(ticket);
      case Occasion.OfOrder _ -> {}
      case Occasion.Notice notice -> fill(notice);
    }
  }

  private void fill(Occasion.OfTicket occasion) {
    switch (occasion) {
      case Occasion.Replied(var author) -> put("author", name(author));
      case Occasion.Closed closed -> put("author", name(closed.author()));
      case Occasion.Modified modified -> {
        put("author", name(modified.author()));
        put("from", wording.text("type", modified.from()));
        put("to", wording.text("type", modified.to()));
      }
      case Occasion.Refunded refunded -> put("amount", wording.money(refunded.amount()));
      case Occasion.Escalated(var author, String reason) -> {
        put("author", name(author));
        put("reason", reason);
      }
      case Occasion.Decided(_, String note) -> put("note", note);
      case Occasion.Opened _, Occasion.Warned _ -> {}
    }
  }

  private void fill(Occasion.Notice occasion) {
    switch (occasion) {
      case Occasion.AddressLeft(String newAddress) -> put("new_address", OneLine.of(newAddress));
      case Occasion.Advised(String address, _) -> put("address", OneLine.of(address));
      case Occasion.OrderMentioned(_, String address) -> put("address", OneLine.of(address));
      case Occasion.AddressTaken _, Occasion.LinkRenewed _, Occasion.SignInAsked _ -> {}
    }
  }

  private void put(String name, String value) {
    values.put(name, value);
  }

  String get(String name) {
    return values.getOrDefault(name, "");
  }

  Map<String, String> all() {
    return Map.copyOf(values);
  }

  Map<String, String> and(Map<String, String> more) {
    var all = new HashMap<>(values);
    all.putAll(more);
    return all;
  }

  /** How somebody is called here. */
  String name(Actor actor) {
    return actor
        .name()
        .orElseGet(
            () ->
                switch (actor.party()) {
                  case CUSTOMER -> get("customer");
                  case VENDOR -> get("vendor");
                  case OPERATOR, SYSTEM -> mail.marketplace();
                });
  }

  /** The address of a page. */
  String page(String path) {
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
        .map(this::product)
        .or(() -> mail.ticket().map(Ticket::subject))
        .or(() -> mail.order().map(Order::number))
        .orElse("");
  }

  private String product(List<String> products) {
    return products.size() == 1
        ? products.getFirst()
        : wording.text(
            "products.more",
            Map.of("first", products.getFirst(), "more", String.valueOf(products.size() - 1)));
  }
}
