package io.posventa.rma.order;

import io.posventa.platform.tenant.TenantKey;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

@ApplicationScoped
class OrderRepository implements PanacheRepositoryBase<Order, TenantKey> {
  private static final String MENTIONED =
      """
      select * from orders
      where marketplace_id = :marketplace
        and name_key = any (array(select lower(word) from unnest(:words) word))
      order by email_key = lower(:sender) desc, placed_at desc, id
      limit :limit""";

  /** Ranges, for row-level security keeps {@code like} away from indexes. */
  private static final String BEGINS =
      """
      ((nameKey >= lower(:prefix) and nameKey < concat(lower(:prefix), :last))
      or (emailKey >= lower(:prefix) and emailKey < concat(lower(:prefix), :last)))""";

  /** Comes after whatever may follow a prefix. */
  private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

  Optional<TenantKey> keyNamed(String marketplaceId, String externalId) {
    return find("key.marketplaceId = ?1 and externalId = ?2", marketplaceId, externalId)
        .firstResultOptional()
        .map(order -> order.key);
  }

  /** Waits for whoever is making an order of this name, and then for nobody else. */
  void lockName(String marketplaceId, String externalId) {
    getEntityManager()
        .createNativeQuery(
            "select 1 from (select pg_advisory_xact_lock(hashtextextended(:name, 7))) locked")
        .setParameter("name", marketplaceId + "/" + externalId)
        .getSingleResult();
  }

  Optional<WholeOrder> whole(TenantKey key) {
    return findByIdOptional(key).map(order -> whole(List.of(order)).getFirst());
  }

  /** In the one order of locks: the order, its invoices, its lines by id. */
  Optional<WholeOrder> locked(TenantKey key) {
    return findByIdOptional(key, LockModeType.PESSIMISTIC_WRITE)
        .map(
            order -> {
              var invoices =
                  children(Invoice.class, List.of(order), LockModeType.PESSIMISTIC_WRITE);
              var lines = children(OrderLine.class, List.of(order), LockModeType.PESSIMISTIC_WRITE);
              return assemble(order, lines, invoices);
            });
  }

  List<WholeOrder> whole(List<Order> orders) {
    if (orders.isEmpty()) {
      return List.of();
    }
    Map<String, List<OrderLine>> lines =
        by(children(OrderLine.class, orders, LockModeType.NONE), line -> line.orderId);
    Map<String, List<Invoice>> invoices =
        by(children(Invoice.class, orders, LockModeType.NONE), invoice -> invoice.orderId);
    return orders.stream()
        .map(
            order ->
                assemble(
                    order,
                    lines.getOrDefault(order.key.id(), List.of()),
                    invoices.getOrDefault(order.key.id(), List.of())))
        .toList();
  }

  private <T> List<T> children(Class<T> type, List<Order> orders, LockModeType lock) {
    return getEntityManager()
        .createQuery(
            "from "
                + type.getName()
                + " where key.marketplaceId = :marketplace and orderId in :orders order by key.id",
            type)
        .setParameter("marketplace", orders.getFirst().key.marketplaceId())
        .setParameter("orders", orders.stream().map(order -> order.key.id()).toList())
        .setLockMode(lock)
        .getResultList();
  }

  private static <T> Map<String, List<T>> by(List<T> rows, Function<T, String> order) {
    return rows.stream().collect(Collectors.groupingBy(order));
  }

  private static WholeOrder assemble(Order order, List<OrderLine> lines, List<Invoice> invoices) {
    var placed = new ArrayList<>(lines);
    placed.sort(Comparator.comparingInt(line -> line.place));
    return new WholeOrder(order, placed, new ArrayList<>(invoices));
  }

  List<WholeOrder> newestFirst(OrderSearch search, int limit) {
    var query = new StringBuilder("key.marketplaceId = :marketplace");
    var parameters = Parameters.with("marketplace", search.marketplaceId());
    search
        .vendor()
        .ifPresent(value -> and(query, parameters, "vendorId = :vendor", "vendor", value));
    search
        .externalId()
        .ifPresent(value -> and(query, parameters, "externalId = :name", "name", value));
    search
        .customerEmail()
        .ifPresent(value -> and(query, parameters, "emailKey = lower(:email)", "email", value));
    search
        .prefix()
        .ifPresent(value -> and(query, parameters.and("last", LAST), BEGINS, "prefix", value));
    search
        .placedAfter()
        .ifPresent(value -> and(query, parameters, "placedAt > :after", "after", value));
    search
        .placedBefore()
        .ifPresent(value -> and(query, parameters, "placedAt < :before", "before", value));
    search
        .afterPlaced()
        .ifPresent(
            value -> {
              query.append(" and (placedAt, key.id) < (:lastPlaced, :lastId)");
              parameters.and("lastPlaced", value).and("lastId", search.afterId().orElseThrow());
            });
    var orders =
        find(query + " order by placedAt desc, key.id desc", parameters).page(0, limit).list();
    return whole(orders);
  }

  /** All that the words name, the sender's own first. */
  List<WholeOrder> mentioned(String marketplaceId, List<String> words, String sender, int limit) {
    List<Order> named =
        getEntityManager()
            .createNativeQuery(MENTIONED, Order.class)
            .setParameter("marketplace", marketplaceId)
            .setParameter("words", words.toArray(String[]::new))
            .setParameter("sender", sender)
            .setParameter("limit", limit)
            .getResultList();
    return whole(named);
  }

  private static void and(
      StringBuilder query, Parameters parameters, String condition, String name, Object value) {
    query.append(" and ").append(condition);
    parameters.and(name, value);
  }

  void persistChildren(WholeOrder whole, List<OrderLine> dropped) {
    var session = getEntityManager();
    dropped.forEach(session::remove);
    whole.lines().stream().filter(line -> !session.contains(line)).forEach(session::persist);
    whole.invoices().stream().filter(bill -> !session.contains(bill)).forEach(session::persist);
  }
}
