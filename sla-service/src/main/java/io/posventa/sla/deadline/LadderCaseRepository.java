package io.posventa.sla.deadline;

import io.posventa.platform.tenant.TenantKey;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class LadderCaseRepository implements PanacheRepositoryBase<LadderCase, TenantKey> {
  private static final String STANDING =
      """
      select policy_id,
             exists (select from ladder_run
                     where marketplace_id = c.marketplace_id and case_id = c.id
                       and ended_at is null and cancel_on @> cast(:trigger as jsonb))
      from ladder_case c where marketplace_id = :marketplace and id = :id""";
  private static final String CLAIM =
      """
      select * from ladder_case
      where marketplace_id = :marketplace and next_due_at <= :now and live
      order by next_due_at, id limit :batch for update skip locked""";
  private static final String LOCK_DUE =
      """
      select * from ladder_case
      where marketplace_id = :marketplace and next_due_at <= :until and not live
      order by id for update""";
  private static final String NEXT_DUE =
      """
      select min(next_due_at) from ladder_case
      where marketplace_id = :marketplace and next_due_at <= :until and not live""";

  /**
   * How a case stands to an event.
   *
   * @param policyId by which its ladders start and end
   * @param isCancelling whether one that began by an earlier policy may end by it
   */
  record Standing(String policyId, boolean isCancelling) {}

  /** How a known case stands to an event of this name, without locking anything. */
  Optional<Standing> standing(TenantKey key, String event) {
    List<Tuple> rows =
        getEntityManager()
            .createNativeQuery(STANDING, Tuple.class)
            .setParameter("marketplace", key.marketplaceId())
            .setParameter("id", key.id())
            .setParameter("trigger", "[{\"event\":\"" + event + "\"}]")
            .getResultList();
    return rows.stream()
        .map(row -> new Standing(row.get(0, String.class), row.get(1, Boolean.class)))
        .findFirst();
  }

  Optional<LadderCase> lock(TenantKey key) {
    return findByIdOptional(key, LockModeType.PESSIMISTIC_WRITE);
  }

  /**
   * Cases of a live tenant with steps that are due, locked; those that others hold are left out.
   */
  List<LadderCase> claimDue(String marketplace, Instant now, int batch) {
    return getEntityManager()
        .createNativeQuery(CLAIM, LadderCase.class)
        .setParameter("marketplace", marketplace)
        .setParameter("now", now)
        .setParameter("batch", batch)
        .getResultList();
  }

  List<String> dueIds(String marketplace, Instant now, int batch) {
    return find(
            "key.marketplaceId = ?1 and nextDueAt <= ?2 and live order by nextDueAt, key.id",
            marketplace,
            now)
        .page(0, batch)
        .stream()
        .map(of -> of.key.id())
        .toList();
  }

  /** Cases of a test-clock tenant with steps that are due, locked. */
  List<LadderCase> lockDue(String marketplace, Instant until) {
    return getEntityManager()
        .createNativeQuery(LOCK_DUE, LadderCase.class)
        .setParameter("marketplace", marketplace)
        .setParameter("until", until)
        .getResultList();
  }

  Optional<Instant> nextDue(String marketplace, Instant until) {
    return Optional.ofNullable(
        (Instant)
            getEntityManager()
                .createNativeQuery(NEXT_DUE, Instant.class)
                .setParameter("marketplace", marketplace)
                .setParameter("until", until)
                .getSingleResult());
  }
}
