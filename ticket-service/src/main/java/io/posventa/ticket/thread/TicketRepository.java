package io.posventa.ticket.thread;

import io.posventa.platform.tenant.TenantKey;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.hibernate.jpa.HibernateHints;

/** Tickets by key, and the pages of their list. */
@ApplicationScoped
class TicketRepository implements PanacheRepositoryBase<Ticket, TenantKey> {

  /** The ticket, with its row held until the transaction ends: the one place races are decided. */
  Optional<Ticket> lock(TenantKey key) {
    return findByIdOptional(key, LockModeType.PESSIMISTIC_WRITE);
  }

  /** The tickets of an order with their rows held, in the order in which everybody takes them. */
  List<Ticket> lockOf(String marketplaceId, String orderId) {
    return find("key.marketplaceId = ?1 and orderId = ?2 order by key.id", marketplaceId, orderId)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list();
  }

  /** Rows to be looked at: what is done to them is not kept. */
  List<Ticket> page(TicketQuery query) {
    var page =
        getEntityManager()
            .createNativeQuery(query.sql(), Ticket.class)
            .setHint(HibernateHints.HINT_READ_ONLY, true);
    query.parameters().forEach(page::setParameter);
    @SuppressWarnings("unchecked") // the query names the entity
    List<Ticket> rows = page.getResultList();
    return rows;
  }
}
