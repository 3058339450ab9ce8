package io.posventa.sla.deadline;

import io.quarkus.panache.common.Parameters;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Which deadlines a list shows. */
record DeadlineFilter(
    Optional<String> caseId,
    Optional<Deadline.Status> status,
    Optional<String> ladder,
    Optional<String> vendor,
    Optional<String> confinedTo,
    Optional<Instant> dueAfter,
    Optional<Instant> dueBefore) {

  /** A case itself, or one that is about this order. */
  private static final String WITHIN_REACH =
      """
      caseId in (select c.key.id from LadderCase c where c.key.marketplaceId = :marketplace
      and (c.key.id = :reach or c.orderId = :reach))""";

  /** Binds a cursor to this filter. */
  String scope() {
    return "deadlines " + this;
  }

  Query query(String marketplace) {
    var query = new Query(marketplace);
    caseId.ifPresent(value -> query.and("caseId = :case", "case", value));
    status.ifPresent(value -> query.and("status = :status", "status", value));
    ladder.ifPresent(value -> query.and("ladder = :ladder", "ladder", value));
    vendor.ifPresent(value -> query.and("vendorId = :vendor", "vendor", value));
    confinedTo.ifPresent(value -> query.and(WITHIN_REACH, "reach", value));
    dueAfter.ifPresent(value -> query.and("dueAt > :from", "from", value));
    dueBefore.ifPresent(value -> query.and("dueAt < :to", "to", value));
    return query;
  }

  /** The condition as it grows, with its parameters. */
  static final class Query {
    private final StringBuilder text = new StringBuilder("key.marketplaceId = :marketplace");
    private final Parameters parameters;

    private Query(String marketplace) {
      parameters = Parameters.with("marketplace", marketplace);
    }

    void after(Instant dueAt, String id) {
      and("(dueAt, key.id) > (:lastDueAt, :lastId)", "lastDueAt", dueAt);
      parameters.and("lastId", id);
    }

    private void and(String condition, String name, Object value) {
      text.append(" and ").append(condition);
      parameters.and(name, value);
    }

    String text() {
      return text.toString();
    }

    Map<String, Object> parameters() {
      return parameters.map();
    }
  }
}
