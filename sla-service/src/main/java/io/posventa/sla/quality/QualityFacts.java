package io.posventa.sla.quality;

import io.posventa.platform.log.RowsAtCommit;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.tenant.TenantKey;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What counts, written as it happens and summed when somebody asks. */
@ApplicationScoped
class QualityFacts implements PanacheRepositoryBase<QualityCase, TenantKey> {
  private static final String ADD =
      """
      insert into quality_fact (marketplace_id, case_id, case_version, kind, vendor_id, at)
      values (?, ?, ?, ?, ?, ?)""";
  private static final String OF_ALL =
      """
      select '', kind, count(*) from quality_fact
      where marketplace_id = :marketplace and at >= :from and at < :to
      group by kind""";
  private static final String OF_VENDOR =
      """
      select vendor_id, kind, count(*) from quality_fact
      where marketplace_id = :marketplace and vendor_id = :vendor and at >= :from and at < :to
      group by vendor_id, kind""";
  private static final String OF_VENDORS =
      """
      select vendor_id, kind, count(*) from quality_fact
      where marketplace_id = :marketplace and at >= :from and at < :to
        and vendor_id in (
          select distinct vendor_id from quality_fact
          where marketplace_id = :marketplace and vendor_id > :after and at >= :from and at < :to
          order by vendor_id limit :limit)
      group by vendor_id, kind order by vendor_id""";

  private final RowsAtCommit rows;
  private final Tenancy tenancy;

  QualityFacts(RowsAtCommit rows, Tenancy tenancy) {
    this.rows = rows;
    this.tenancy = tenancy;
  }

  @Transactional
  void count(TicketNews news) {
    var key = new TenantKey(tenancy.current(), news.ticket());
    var of =
        findByIdOptional(key, LockModeType.PESSIMISTIC_WRITE).orElseGet(() -> new QualityCase(key));
    for (Fact fact : of.take(news)) {
      add(key, news, fact);
    }
    persist(of);
  }

  private void add(TenantKey of, TicketNews news, Fact fact) {
    rows.add(
        ADD,
        statement -> {
          statement.setString(1, of.marketplaceId());
          statement.setString(2, of.id());
          statement.setLong(3, news.version());
          statement.setString(4, fact.name());
          statement.setString(5, news.vendor());
          statement.setObject(6, OffsetDateTime.ofInstant(news.at(), ZoneOffset.UTC));
        });
  }

  /** All vendors together. */
  @Transactional
  Map<Fact, Long> ofAll(Span span) {
    return byVendor(on(OF_ALL, span)).getOrDefault("", Map.of());
  }

  @Transactional
  Map<Fact, Long> ofVendor(String vendor, Span span) {
    return byVendor(on(OF_VENDOR, span).setParameter("vendor", vendor))
        .getOrDefault(vendor, Map.of());
  }

  /** Those of whom there is something to tell, by id. */
  @Transactional
  Map<String, Map<Fact, Long>> ofVendors(Span span, Optional<String> after, int limit) {
    return byVendor(
        on(OF_VENDORS, span).setParameter("after", after.orElse("")).setParameter("limit", limit));
  }

  private Query on(String sql, Span span) {
    return getEntityManager()
        .createNativeQuery(sql, Object[].class)
        .setParameter("marketplace", tenancy.current())
        .setParameter("from", span.from())
        .setParameter("to", span.to());
  }

  private static Map<String, Map<Fact, Long>> byVendor(Query query) {
    var counts = new LinkedHashMap<String, Map<Fact, Long>>();
    List<?> rows = query.getResultList();
    for (Object row : rows) {
      var cells = (Object[]) row;
      counts
          .computeIfAbsent(String.valueOf(cells[0]), _ -> new LinkedHashMap<>())
          .put(Fact.valueOf(String.valueOf(cells[1])), ((Number) cells[2]).longValue());
    }
    return counts;
  }
}
