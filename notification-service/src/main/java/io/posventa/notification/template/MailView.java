package io.posventa.notification.template;

import java.util.List;
import java.util.Optional;

/** What the layout shows, in the reader's language and in the order of its blocks. */
record MailView(
    String language,
    String marketplace,
    String subject,
    String greeting,
    Reason reason,
    Comments newest,
    Link ticketLink,
    Details ticket,
    Details order,
    Comments history,
    String footer) {

  /** The block on top: what happened, why the ticket was opened, and what follows from it. */
  record Reason(
      String heading, List<String> paragraphs, Optional<Offer> offer, List<Link> actions) {}

  /** An offer that nobody may overlook. */
  record Offer(String title, String text, Link link) {}

  record Link(String text, String uri) {}

  record Details(String title, List<Row> rows) {}

  record Row(String label, String value) {}

  record Comments(String title, List<Comment> comments) {}

  record Comment(String author, String party, String at, List<String> lines) {}
}
