package io.posventa.ticket.thread;

import io.posventa.platform.http.Versioned;
import io.posventa.ticket.attachment.Attached;
import io.posventa.ticket.party.Party;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A message as the API and the events show it. */
record MessageView(
    String id,
    String object,
    long version,
    Instant createdAt,
    Instant updatedAt,
    String ticket,
    From from,
    List<Party> to,
    String body,
    Message.Format format,
    Optional<String> inReplyTo,
    boolean automatic,
    List<Attached> attachments,
    Optional<String> sentFrom,
    long ticketVersion)
    implements Versioned {

  /** Who wrote, and under which name the others see it. */
  record From(
      Party party, String role, String id, Optional<String> name, Optional<Party> onBehalfOf) {}

  static MessageView of(Message message) {
    return new MessageView(
        message.key.id(),
        "message",
        message.version,
        message.createdAt,
        message.createdAt,
        message.ticketId,
        new From(
            message.party,
            message.role,
            message.actorId,
            Optional.ofNullable(message.name),
            Optional.ofNullable(message.onBehalfOf)),
        Addressees.of(message.party),
        message.body,
        message.format,
        Optional.ofNullable(message.inReplyTo),
        message.automatic,
        message.attachments,
        Optional.ofNullable(message.sentFrom),
        message.ticketVersion);
  }
}
