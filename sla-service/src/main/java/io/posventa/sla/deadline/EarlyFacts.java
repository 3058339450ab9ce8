package io.posventa.sla.deadline;

import io.posventa.platform.tenant.TenantKey;
import io.posventa.sla.ladder.Occurrence;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What was told of cases that are not known yet. Who keeps a fact and who learns of its case take
 * the case's name first, so that no fact is kept after its case has come for them.
 */
@ApplicationScoped
class EarlyFacts {
  private static final String TAKE_NAME =
      "select 1 from (select pg_advisory_xact_lock(hashtextextended(:name, 13))) locked";
  private static final String KEEP =
      """
      insert into early_fact (marketplace_id, case_id, event_id, event, party, happened_at)
      values (:marketplace, :case, :id, :event, cast(:party as text), :at) on conflict do nothing""";
  private static final String TAKE =
      """
      delete from early_fact where marketplace_id = :marketplace and case_id = :case
      returning event, event_id, party, happened_at""";

  private final EntityManager entities;

  EarlyFacts(EntityManager entities) {
    this.entities = entities;
  }

  /** Waits for whoever has the name, until their transaction ends; has it until this one does. */
  @Transactional
  void takeName(TenantKey of) {
    entities
        .createNativeQuery(TAKE_NAME)
        .setParameter("name", of.marketplaceId() + " " + of.id())
        .getSingleResult();
  }

  @Transactional
  void keep(TenantKey of, Occurrence.Loose fact) {
    entities
        .createNativeQuery(KEEP)
        .setParameter("marketplace", of.marketplaceId())
        .setParameter("case", of.id())
        .setParameter("id", fact.id())
        .setParameter("event", fact.event())
        .setParameter("party", fact.party().orElse(null))
        .setParameter("at", fact.at())
        .executeUpdate();
  }

  /** Those of a case that has come, in the order in which they happened; they are kept no more. */
  @Transactional
  List<Occurrence.Loose> take(TenantKey of) {
    List<Tuple> rows =
        entities
            .createNativeQuery(TAKE, Tuple.class)
            .setParameter("marketplace", of.marketplaceId())
            .setParameter("case", of.id())
            .getResultList();
    return rows.stream()
        .map(EarlyFacts::fact)
        .sorted(Comparator.comparing(Occurrence.Loose::at).thenComparing(Occurrence.Loose::id))
        .toList();
  }

  private static Occurrence.Loose fact(Tuple row) {
    return new Occurrence.Loose(
        row.get(0, String.class),
        row.get(1, String.class),
        Optional.ofNullable(row.get(2, String.class)),
        row.get(3, Instant.class));
  }
}
