package io.posventa.notification.template;

import io.posventa.platform.money.Money;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * All that a mail can say, before any language.
 *
 * @param reader who gets it
 * @param zone in which the reader reads times
 * @param pages where the pages live that the links lead to
 * @param link what the links open; absent when there is nothing to open
 * @param ticket absent when there is none
 * @param comments those that the reader may see, oldest first
 * @param deadlines what is still due; absent when it is not known
 */
public record MailContent(
    Occasion occasion,
    Reader reader,
    Locale locale,
    ZoneId zone,
    String marketplace,
    URI pages,
    Names names,
    Optional<MailLink> link,
    Optional<Ticket> ticket,
    Optional<Order> order,
    List<Comment> comments,
    Optional<List<Deadline>> deadlines) {

  public MailContent {
    comments = List.copyOf(comments);
  }

  /** How the two parties are called; not every order tells the customer's name. */
  public record Names(Optional<String> customer, Optional<String> vendor) {}

  /** Somebody who wrote or did something; without a name the party's own is shown. */
  public record Actor(Party party, Optional<String> name) {}

  /** What a ticket asks for. */
  public enum TicketType {
    SUPPORT,
    REFUND,
    CANCELLATION
  }

  /** Where a ticket stands. */
  public enum TicketStatus {
    OPEN,
    EXECUTING,
    CLOSED
  }

  /**
   * A ticket as of the version that the mail tells of.
   *
   * @param openedAs the type at its opening, which conversions have changed since
   * @param opener whom it was opened for
   */
  public record Ticket(
      String id,
      String number,
      TicketType type,
      TicketType openedAs,
      TicketStatus status,
      String subject,
      Optional<String> reason,
      Party opener,
      Instant openedAt) {}

  /**
   * The order that the case is about.
   *
   * @param recurring whether it is billed again and again
   * @param bill what it was made of; shown in receipts only
   */
  public record Order(
      String number,
      List<String> products,
      Optional<Money> amount,
      Optional<Instant> placedAt,
      boolean recurring,
      Optional<Bill> bill) {}

  /** What was bought, and what it came to. */
  public record Bill(
      List<Item> items,
      Optional<Money> shipping,
      Optional<Money> discount,
      Optional<Money> tax,
      Money total,
      Money paid) {}

  /** One line of a bill. */
  public record Item(String name, int quantity, Money amount) {}

  /**
   * One comment of the thread.
   *
   * @param files the names of what came with it
   */
  public record Comment(Actor from, Instant at, String body, Optional<List<String>> files) {}

  /** What a ladder's step will do. Steps that change nothing that a reader sees are left out. */
  public enum DueAction {
    WARN,
    CLOSE,
    EXECUTE
  }

  /** A step to come. */
  public record Deadline(DueAction action, Instant dueAt) {}

  /** The same mail, as the thread and the deadlines turned out to be. */
  public MailContent with(List<Comment> thread, Optional<List<Deadline>> due) {
    return new MailContent(
        occasion,
        reader,
        locale,
        zone,
        marketplace,
        pages,
        names,
        link,
        ticket,
        order,
        thread,
        due);
  }

  /** When the ticket is processed or closed, unless somebody acts. */
  Optional<Instant> dueAt() {
    return deadlines.flatMap(
        all ->
            all.stream()
                .filter(deadline -> deadline.action() != DueAction.WARN)
                .map(Deadline::dueAt)
                .min(Comparator.naturalOrder()));
  }
}
