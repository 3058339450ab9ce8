package io.posventa.ticket.thread;

import io.posventa.platform.tenant.TenantKey;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The messages of tickets, in their order. */
@ApplicationScoped
class MessageRepository implements PanacheRepositoryBase<Message, TenantKey> {

  /** The messages that came after a version of the ticket, oldest first. */
  List<Message> after(TenantKey ticket, long version, int limit) {
    return find(
            "key.marketplaceId = ?1 and ticketId = ?2 and ticketVersion > ?3"
                + " order by ticketVersion",
            ticket.marketplaceId(),
            ticket.id(),
            version)
        .page(0, limit)
        .list();
  }

  /** The messages that a ticket had at a version, oldest first. */
  List<Message> until(TenantKey ticket, long version) {
    return list(
        "key.marketplaceId = ?1 and ticketId = ?2 and ticketVersion <= ?3 order by ticketVersion",
        ticket.marketplaceId(),
        ticket.id(),
        version);
  }

  /** The message, when it is this ticket's. */
  Optional<Message> of(TenantKey ticket, String id) {
    return findByIdOptional(new TenantKey(ticket.marketplaceId(), id))
        .filter(message -> message.ticketId.equals(ticket.id()));
  }
}
