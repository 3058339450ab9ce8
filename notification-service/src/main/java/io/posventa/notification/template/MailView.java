package io.posventa.notification.template;

import java.util.List;
import java.util.Optional;

/**
 * What the layout shows, in the reader's language and in the order of its blocks; an empty block is
 * left out.
 *
 * @param marker the line above which a reader answers, when answers are read
 */
record MailView(
    String language,
    String marketplace,
    String subject,
    Optional<String> marker,
    String greeting,
    Reason reason,
    Comments newest,
    Page link,
    Items items,
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

  /**
   * The page that the mail leads to.
   *
   * @param isSpare whether a button leads there already, and this is for where it does not
   */
  record Page(String text, String uri, boolean isSpare) {}

  /** What was bought: goods, and then what they come to. */
  record Items(String title, List<Row> goods, List<Row> sums) {}

  record Details(String title, List<Row> rows) {}

  record Row(String label, String value) {}

  record Comments(String title, List<Comment> comments) {}

  /**
   * @param files which files came with it
   */
  record Comment(
      String author, String party, String at, List<String> lines, Optional<String> files) {}
}
