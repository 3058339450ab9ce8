package io.posventa.notification.ticket;

import io.posventa.notification.template.MailContent;
import io.posventa.notification.template.MailContent.TicketType;

/** A ticket as of one version, and what it was opened as. */
public record KnownTicket(TicketFacts facts, TicketType openedAs) {

  public MailContent.Ticket content() {
    return new MailContent.Ticket(
        facts.id(),
        facts.number(),
        facts.type(),
        openedAs,
        facts.status(),
        facts.subject(),
        facts.reason(),
        facts.openedBy().party(),
        facts.createdAt());
  }
}
