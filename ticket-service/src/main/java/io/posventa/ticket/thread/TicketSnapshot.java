package io.posventa.ticket.thread;

import io.posventa.platform.http.Versioned;
import io.posventa.ticket.consent.Consent;
import io.posventa.ticket.party.Party;
import io.posventa.ticket.policy.TicketType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A ticket as of one version: what events and lists show, the same to every reader. */
record TicketSnapshot(
    String id,
    String object,
    long version,
    String number,
    Instant createdAt,
    Instant updatedAt,
    TicketType type,
    Ticket.Status status,
    Ticket.Awaiting awaiting,
    Instant awaitingSince,
    String subject,
    Optional<String> reason,
    Optional<String> order,
    Optional<String> orderExternalId,
    String vendor,
    Person customer,
    String locale,
    Ticket.Channel channel,
    Actor openedBy,
    Party lastParty,
    Optional<Party> typeChangedBy,
    Optional<Instant> typeChangedAt,
    Optional<Ticket.CloseReason> closeReason,
    Optional<Actor> closedBy,
    Optional<Instant> closedAt,
    Optional<Consent> consent,
    String policy,
    Optional<String> problem,
    List<String> tags)
    implements Versioned {

  /** The customer; what the order does not tell is left out. */
  record Person(Optional<String> name, String email, Optional<String> locale) {
    static Person of(Customer customer) {
      return new Person(
          Optional.ofNullable(customer.name()),
          customer.email(),
          Optional.ofNullable(customer.locale()));
    }
  }

  /** Somebody who acted. */
  record Actor(Party party, String role, String id, Optional<Party> onBehalfOf) {}

  /** The ticket as it is when the change under way is the given version. */
  static TicketSnapshot of(Ticket ticket, long version) {
    return new TicketSnapshot(
        ticket.key.id(),
        "ticket",
        version,
        ticket.number,
        ticket.createdAt,
        ticket.updatedAt,
        ticket.type,
        ticket.status,
        ticket.awaiting,
        ticket.awaitingSince,
        ticket.subject,
        Optional.ofNullable(ticket.reason),
        Optional.ofNullable(ticket.orderId),
        Optional.ofNullable(ticket.orderExternalId),
        ticket.vendorId,
        Person.of(ticket.customer),
        ticket.locale,
        ticket.channel,
        opener(ticket.openedBy),
        ticket.lastParty,
        Optional.ofNullable(ticket.typeChangedBy),
        Optional.ofNullable(ticket.typeChangedAt),
        Optional.ofNullable(ticket.closeReason),
        Optional.ofNullable(ticket.closedBy).map(TicketSnapshot::closer),
        Optional.ofNullable(ticket.closedAt),
        Optional.ofNullable(ticket.consent),
        ticket.policyId,
        Optional.ofNullable(ticket.problemDetail),
        List.of(ticket.tags));
  }

  static TicketSnapshot of(Ticket ticket) {
    return of(ticket, ticket.version);
  }

  private static Actor opener(Opener by) {
    return new Actor(by.party(), by.role(), by.id(), Optional.ofNullable(by.onBehalfOf()));
  }

  private static Actor closer(Closer by) {
    return new Actor(by.party(), by.role(), by.id(), Optional.empty());
  }
}
