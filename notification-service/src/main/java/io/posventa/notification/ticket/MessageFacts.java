package io.posventa.notification.ticket;

import io.posventa.notification.template.MailContent;
import io.posventa.notification.template.Party;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a mail needs of a message. */
public record MessageFacts(
    From from,
    Optional<List<String>> to,
    Instant createdAt,
    String body,
    Optional<Boolean> automatic,
    Optional<List<Attachment>> attachments) {

  /** A file that came with it. */
  public record Attachment(String name) {}

  public record From(Party party, Optional<String> name) {
    public MailContent.Actor actor() {
      return new MailContent.Actor(party, name);
    }
  }

  /** Whether the party wrote it or is among those that it is meant for. */
  public boolean isFor(Party reader) {
    return from.party() == reader
        || to.map(all -> all.contains(reader.name().toLowerCase(Locale.ROOT))).orElse(true);
  }

  public MailContent.Comment comment() {
    return new MailContent.Comment(
        from.actor(),
        createdAt,
        body,
        attachments.map(all -> all.stream().map(Attachment::name).toList()));
  }
}
