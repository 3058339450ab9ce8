package io.posventa.ticket.escalation;

import io.posventa.platform.http.Versioned;
import io.posventa.ticket.attachment.Attached;
import io.posventa.ticket.party.Acting;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An escalation as the API and the events show it. */
public record EscalationView(
    String id,
    String object,
    long version,
    Instant createdAt,
    Instant updatedAt,
    String ticket,
    String ticketNumber,
    String vendor,
    Acting.By by,
    String reason,
    List<Attached> attachments,
    EscalatedChange after,
    Escalation.Status status,
    Optional<Decision> decision)
    implements Versioned {

  /** What the platform decided, for both parties to read. */
  public record Decision(Escalation.Outcome outcome, String note, Acting.By by, Instant at) {}
}
