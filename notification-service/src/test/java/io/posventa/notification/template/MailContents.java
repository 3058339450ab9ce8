package io.posventa.notification.template;

import io.posventa.notification.template.MailContent.Comment;
import io.posventa.notification.template.MailContent.Names;
import io.posventa.notification.template.MailContent.Order;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Variations of a sample. */
final class MailContents {
  private MailContents() {}

  static MailContent withoutDeadlines(MailContent mail) {
    return mail.with(mail.comments(), Optional.empty());
  }

  static MailContent withComment(MailContent mail, String body) {
    var comment = new Comment(Samples.CUSTOMER, Instant.EPOCH, body);
    return mail.with(List.of(comment), mail.deadlines());
  }

  static MailContent withProduct(MailContent mail, String product) {
    var order = new Order("A-1001", List.of(product), Optional.empty(), Optional.empty());
    return copy(mail, mail.names(), Optional.of(order));
  }

  static MailContent withoutName(MailContent mail) {
    return copy(mail, new Names(Optional.empty(), mail.names().vendor()), mail.order());
  }

  private static MailContent copy(MailContent mail, Names names, Optional<Order> order) {
    return new MailContent(
        mail.occasion(),
        mail.reader(),
        mail.locale(),
        mail.zone(),
        mail.marketplace(),
        mail.pages(),
        names,
        mail.ticket(),
        order,
        mail.comments(),
        mail.deadlines());
  }
}
