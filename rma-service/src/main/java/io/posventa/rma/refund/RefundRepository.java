package io.posventa.rma.refund;

import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.tenant.TenantKey;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

@ApplicationScoped
class RefundRepository implements PanacheRepositoryBase<Refund, TenantKey> {

  Refund require(TenantKey key, Optional<String> vendor) {
    return findByIdOptional(key)
        .filter(refund -> vendor.isEmpty() || vendor.get().equals(refund.vendorId))
        .orElseThrow(RefundRepository::none);
  }

  Refund requireLocked(TenantKey key) {
    return findByIdOptional(key, LockModeType.PESSIMISTIC_WRITE)
        .orElseThrow(RefundRepository::none);
  }

  private static Refusal none() {
    return new Refusal(CommonProblem.NOT_FOUND, "No such refund.");
  }

  /** The ticket's refunds, the latest first, locked. */
  List<Refund> ofTicketLocked(String marketplaceId, String ticketId) {
    return find(
            "key.marketplaceId = ?1 and ticketId = ?2 order by key.id desc",
            marketplaceId,
            ticketId)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list();
  }

  boolean isTicketKnown(String marketplaceId, String ticketId) {
    return count("key.marketplaceId = ?1 and ticketId = ?2", marketplaceId, ticketId) > 0;
  }

  List<Refund> latestFirst(RefundSearch search, int limit) {
    var query = new StringBuilder("key.marketplaceId = :marketplace");
    var parameters = Parameters.with("marketplace", search.marketplaceId());
    search
        .vendor()
        .ifPresent(value -> and(query, parameters, "vendorId = :vendor", "vendor", value));
    search.status().ifPresent(value -> and(query, parameters, "status = :status", "status", value));
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

  Map<String, List<RefundAttempt>> attempts(List<Refund> refunds) {
    if (refunds.isEmpty()) {
      return Map.of();
    }
    return getEntityManager()
        .createQuery(
            """
            from RefundAttempt where key.marketplaceId = :marketplace and key.refundId in :refunds
            order by key.refundId, key.number""",
            RefundAttempt.class)
        .setParameter("marketplace", refunds.getFirst().key.marketplaceId())
        .setParameter("refunds", refunds.stream().map(refund -> refund.key.id()).toList())
        .getResultStream()
        .collect(Collectors.groupingBy(attempt -> attempt.key.refundId()));
  }

  Optional<RefundAttempt> attempt(TenantKey refund, int number) {
    var key = new RefundAttempt.Key(refund.marketplaceId(), refund.id(), number);
    return Optional.ofNullable(getEntityManager().find(RefundAttempt.class, key));
  }
}
