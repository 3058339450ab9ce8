package io.posventa.notification.ticket;

import io.posventa.notification.template.MailContent.TicketStatus;
import io.posventa.notification.template.MailContent.TicketType;
import io.posventa.notification.template.Party;
import java.time.Instant;
import java.util.Optional;

/** What a mail needs of a ticket as of one version. */
public record TicketFacts(
    String id,
    long version,
    String number,
    Instant createdAt,
    TicketType type,
    TicketStatus status,
    Optional<String> awaiting,
    String subject,
    Optional<String> reason,
    Optional<String> order,
    String vendor,
    Person customer,
    Somebody openedBy) {

  public record Person(Optional<String> name, String email, Optional<String> locale) {}

  public record Somebody(Party party) {}
}
