package io.posventa.notification.template;

import io.posventa.notification.template.MailContent.Comment;
import io.posventa.notification.template.MailContent.Names;
import io.posventa.notification.template.MailContent.Order;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Variations of a sample. */
final class MailContents {
  private MailContents() {}

  static MailContent withoutDeadlines(MailContent mail) {
    return mail.with(mail.comments(), Optional.empty());
  }

  static MailContent withComment(MailContent mail, String body) {
    var comment = new Comment(SampleMails.customer(), Instant.EPOCH, body, Optional.empty());
    return mail.with(List.of(comment), mail.deadlines());
  }

  static MailContent withOrder(MailContent mail, Order order) {
    return copy(mail, mail.zone(), mail.names(), Optional.of(order));
  }

  static MailContent withProduct(MailContent mail, String product) {
    return withOrder(
        mail,
        new Order(
            "A-1001",
            List.of(product),
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty()));
  }

  static MailContent withoutName(MailContent mail) {
    var names = new Names(Optional.empty(), mail.names().vendor());
    return copy(mail, mail.zone(), names, mail.order());
  }

  static MailContent in(String zone, MailContent mail) {
    return copy(mail, ZoneId.of(zone), mail.names(), mail.order());
  }

  private static MailContent copy(
      MailContent mail, ZoneId zone, Names names, Optional<Order> order) {
    return new MailContent(
        mail.occasion(),
        mail.reader(),
        mail.locale(),
        zone,
        mail.marketplace(),
        mail.pages(),
        names,
        mail.link(),
        mail.ticket(),
        order,
        mail.comments(),
        mail.deadlines());
  }
}
