package io.posventa.notification.inbound;

import io.posventa.platform.page.Slice;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.tenant.TenantKey;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@ApplicationScoped
class InboundRepository implements PanacheRepositoryBase<InboundEmail, TenantKey> {

  /** The mail, if the worker that took it still has it. */
  Optional<InboundEmail> held(InboundQueue.Claim claim) {
    return findByIdOptional(claim.key(), LockModeType.PESSIMISTIC_WRITE)
        .filter(mail -> mail.isHeldBy(claim.number()));
  }

  InboundEmail require(TenantKey key) {
    return findByIdOptional(key).orElseThrow(InboundRepository::notFound);
  }

  InboundEmail requireForUpdate(TenantKey key) {
    return findByIdOptional(key, LockModeType.PESSIMISTIC_WRITE)
        .orElseThrow(InboundRepository::notFound);
  }

  private static Refusal notFound() {
    return new Refusal(CommonProblem.NOT_FOUND, "No such mail.");
  }

  List<InboundEmail> page(String marketplaceId, InboundQuery query, Slice slice) {
    var where = new StringBuilder("key.marketplaceId = :marketplace");
    Map<String, Object> values = new HashMap<>();
    values.put("marketplace", marketplaceId);
    query.narrow(where, values);
    slice
        .after()
        .ifPresent(
            after -> {
              where.append(" and key.id > :after");
              values.put("after", after.getFirst());
            });
    return find(where + " order by key.id", values).page(0, slice.fetch()).list();
  }

  /** Mails that a test clock waits for. */
  long underWay(String marketplaceId) {
    return count(
        "key.marketplaceId = ?1 and status = ?2 and heldByClock = false",
        marketplaceId,
        InboundEmail.Status.RECEIVED);
  }
}
