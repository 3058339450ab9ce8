package io.posventa.portal.ticket;

import io.posventa.client.model.AttachmentSummary;
import io.posventa.client.model.HistoryEntry;
import io.posventa.client.model.Message;
import io.posventa.client.model.Ticket;
import io.posventa.portal.page.Reader;
import io.posventa.portal.page.Side;
import io.posventa.portal.page.Words;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One line of the conversation: a message, or something that happened to the ticket.
 *
 * @param version of the ticket that it made: on a clock that stands still it alone tells the order
 * @param author empty of what happened
 * @param own whether the reader's side wrote it
 * @param side whose it is, for its looks
 */
public record Entry(
    Instant at,
    long version,
    String id,
    String author,
    boolean own,
    String side,
    String body,
    boolean automatic,
    List<AttachmentSummary> files) {

  /** Messages and events as they came. */
  static List<Entry> of(
      Ticket ticket, List<Message> messages, List<HistoryEntry> history, Side side, Reader reader) {
    var people = new People(side, reader);
    return Stream.concat(
            messages.stream().map(message -> written(message, people)),
            history.stream().flatMap(entry -> happened(ticket, entry, people, reader).stream()))
        .sorted(Comparator.comparing(Entry::at).thenComparing(Entry::version))
        .toList();
  }

  public boolean isMessage() {
    return !author.isEmpty();
  }

  private static Entry written(Message message, People people) {
    var from = message.getFrom();
    return new Entry(
        message.getCreatedAt(),
        Objects.requireNonNullElse(message.getTicketVersion(), 0L),
        message.getId(),
        people.author(from),
        people.isOwn(from),
        from.getParty().getValue(),
        message.getFormat() == Message.FormatEnum.HTML
            ? PlainText.of(message.getBody())
            : message.getBody(),
        Boolean.TRUE.equals(message.getAutomatic()),
        Objects.requireNonNullElse(message.getAttachments(), List.of()));
  }

  private static Optional<Entry> happened(
      Ticket ticket, HistoryEntry entry, People people, Reader reader) {
    return text(ticket, entry, people, reader)
        .map(
            text ->
                new Entry(
                    entry.getAt(),
                    entry.getVersion(),
                    "v" + entry.getVersion(),
                    "",
                    false,
                    "system",
                    text,
                    false,
                    List.of()));
  }

  private static Optional<String> text(
      Ticket ticket, HistoryEntry entry, People people, Reader reader) {
    var words = Words.of(TicketMessages.class, reader);
    String who = people.first(entry.getBy());
    return Optional.ofNullable(
        switch (entry.getType()) {
          case "ticket.converted" ->
              words.eventConverted(
                  who, type(entry, "from_type", reader), type(entry, "to_type", reader));
          case "ticket.closed" -> closed(ticket, entry, who, words);
          case "ticket.warned" -> words.eventWarned();
          case "ticket.proposed" -> words.eventProposed(who);
          case "ticket.proposal_declined" -> words.eventDeclined(who);
          case "ticket.escalated" -> words.eventEscalated(who);
          case "ticket.escalation_decided" -> words.eventDecided();
          case "ticket.execution_failed", "ticket.attention_needed" -> words.eventFailed();
          default -> null;
        });
  }

  private static String closed(
      Ticket ticket, HistoryEntry entry, String who, TicketMessages words) {
    String reason =
        fact(entry, "close_reason")
            .orElseGet(
                () -> ticket.getCloseReason() == null ? "" : ticket.getCloseReason().getValue());
    return switch (reason) {
      case "withdrawn" -> words.eventWithdrawn(who);
      case "processed" -> words.eventProcessed();
      case "inactivity" -> words.eventInactivity();
      default -> words.eventClosed(who);
    };
  }

  private static String type(HistoryEntry entry, String fact, Reader reader) {
    return Words.of(reader).typeName(fact(entry, fact).orElse("")).toLowerCase(reader.locale());
  }

  private static Optional<String> fact(HistoryEntry entry, String name) {
    Map<String, Object> facts = entry.getFacts();
    return facts == null
        ? Optional.empty()
        : Optional.ofNullable(facts.get(name)).map(Object::toString);
  }
}
