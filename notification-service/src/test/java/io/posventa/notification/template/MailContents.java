package io.posventa.notification.template;

import io.posventa.notification.template.MailContent.Comment;
import io.posventa.notification.template.MailContent.Order;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Variations of a sample. */
final class MailContents {
  private MailContents() {}

  static MailContent withoutDeadlines(MailContent mail) {
    return copy(mail, mail.order(), mail.comments(), Optional.empty());
  }

  static MailContent withComment(MailContent mail, String body) {
    var comment = new Comment(Party.CUSTOMER, "Ana", Instant.EPOCH, body);
    return copy(mail, mail.order(), List.of(comment), mail.deadlines());
  }

  static MailContent withProduct(MailContent mail, String product) {
    var order = new Order("A-1001", List.of(product), Optional.empty(), Optional.empty());
    return copy(mail, Optional.of(order), mail.comments(), mail.deadlines());
  }

  private static MailContent copy(
      MailContent mail,
      Optional<Order> order,
      List<Comment> comments,
      Optional<List<MailContent.Deadline>> deadlines) {
    return new MailContent(
        mail.occasion(),
        mail.reader(),
        mail.locale(),
        mail.zone(),
        mail.marketplace(),
        mail.pages(),
        mail.names(),
        mail.ticket(),
        order,
        comments,
        deadlines);
  }
}
