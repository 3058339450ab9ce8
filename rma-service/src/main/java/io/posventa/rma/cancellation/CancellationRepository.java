package io.posventa.rma.cancellation;

import io.posventa.platform.tenant.TenantKey;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class CancellationRepository implements PanacheRepositoryBase<Cancellation, TenantKey> {

  /** The ticket's cancellations, the latest first, locked. */
  List<Cancellation> ofTicketLocked(String marketplaceId, String ticketId) {
    return find(
            "key.marketplaceId = ?1 and ticketId = ?2 order by key.id desc",
            marketplaceId,
            ticketId)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list();
  }

  List<Cancellation> latestFirst(Search search, int limit) {
    var query = new StringBuilder("key.marketplaceId = :marketplace");
    var parameters = Parameters.with("marketplace", search.marketplaceId());
    search
        .vendor()
        .ifPresent(value -> and(query, parameters, "vendorId = :vendor", "vendor", value));
    search.order().ifPresent(value -> and(query, parameters, "orderId = :order", "order", value));
    search
        .ticket()
        .ifPresent(value -> and(query, parameters, "ticketId = :ticket", "ticket", value));
    search.afterId().ifPresent(value -> and(query, parameters, "key.id < :after", "after", value));
    return find(query + " order by key.id desc", parameters).page(0, limit).list();
  }

  private static void and(
      StringBuilder query, Parameters parameters, String condition, String name, Object value) {
    query.append(" and ").append(condition);
    parameters.and(name, value);
  }

  record Search(
      String marketplaceId,
      Optional<String> vendor,
      Optional<String> order,
      Optional<String> ticket,
      Optional<String> afterId) {}
}
