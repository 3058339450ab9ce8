package io.posventa.ticket.thread;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The SQL of one page of tickets: the filters that were asked for, in keyset order. */
final class TicketQuery {
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> parameters = new TreeMap<>();
  private final TicketSort sort;
  private final int fetch;

  TicketQuery(String marketplaceId, TicketSort sort, int fetch) {
    this.sort = sort;
    this.fetch = fetch;
    where("marketplace_id = :marketplace", "marketplace", marketplaceId);
  }

  TicketQuery equal(String column, Optional<?> value) {
    value.ifPresent(v -> where(column + " = :" + column, column, v));
    return this;
  }

  /** Shows rows of the caller's own vendor only, whatever else was asked for. */
  TicketQuery ownVendor(Optional<String> value) {
    value.ifPresent(v -> where("vendor_id = :own_vendor", "own_vendor", v));
    return this;
  }

  /** Shows the ticket that the caller is confined to, or those of the order. */
  TicketQuery ownCase(Optional<String> value) {
    value.ifPresent(v -> where("(id = :own_case or order_id = :own_case)", "own_case", v));
    return this;
  }

  TicketQuery ownAddress(String email) {
    where("customer_key = lower(:own_address)", "own_address", email);
    return this;
  }

  TicketQuery email(Optional<String> value) {
    value.ifPresent(v -> where("customer_key = lower(:email)", "email", v));
    return this;
  }

  TicketQuery flag(String column, Optional<Boolean> value) {
    value.ifPresent(v -> conditions.add(v ? column : "not " + column));
    return this;
  }

  TicketQuery after(String column, Optional<Instant> value) {
    value.ifPresent(v -> where(column + " > :" + column + "_after", column + "_after", v));
    return this;
  }

  TicketQuery before(String column, Optional<Instant> value) {
    value.ifPresent(v -> where(column + " < :" + column + "_before", column + "_before", v));
    return this;
  }

  /** Goes on behind the row with this key. */
  TicketQuery behind(Optional<List<String>> key) {
    key.ifPresent(
        parts -> {
          conditions.add(
              "(%s, id) %s (:at, :id)".formatted(sort.column(), sort.descending() ? "<" : ">"));
          parameters.put("at", Instant.parse(parts.getFirst()));
          parameters.put("id", parts.getLast());
        });
    return this;
  }

  String sql() {
    String direction = sort.descending() ? " desc" : "";
    return "select * from ticket where "
        + String.join(" and ", conditions)
        + " order by "
        + sort.column()
        + direction
        + ", id"
        + direction
        + " limit "
        + fetch;
  }

  Map<String, Object> parameters() {
    return parameters;
  }

  private void where(String condition, String name, Object value) {
    conditions.add(condition);
    parameters.put(name, value);
  }
}
