package io.posventa.notification.email;

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
import java.util.stream.Collectors;

@ApplicationScoped
class EmailRepository implements PanacheRepositoryBase<Email, TenantKey> {

  /** The mails of one marketplace that the worker took and still has. */
  List<Email> heldBy(List<EmailQueue.Claim> claims) {
    if (claims.isEmpty()) {
      return List.of();
    }
    var numbers =
        claims.stream().collect(Collectors.toMap(EmailQueue.Claim::key, EmailQueue.Claim::number));
    return find(
            "key.marketplaceId = ?1 and key.id in ?2 order by key.id",
            claims.getFirst().key().marketplaceId(),
            numbers.keySet().stream().map(TenantKey::id).toList())
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .stream()
        .filter(email -> email.isHeldBy(numbers.getOrDefault(email.key, 0)))
        .toList();
  }

  Optional<Email> held(EmailQueue.Claim claim) {
    return findByIdOptional(claim.key(), LockModeType.PESSIMISTIC_WRITE)
        .filter(email -> email.isHeldBy(claim.number()));
  }

  Email require(TenantKey key, EmailQuery.Viewer viewer) {
    return findByIdOptional(key)
        .filter(viewer::mayRead)
        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND, "No such mail."));
  }

  List<Email> page(String marketplaceId, EmailQuery query, Slice slice) {
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

  long unsent(String marketplaceId) {
    return count("key.marketplaceId = ?1 and status = ?2", marketplaceId, Email.Status.QUEUED);
  }
}
