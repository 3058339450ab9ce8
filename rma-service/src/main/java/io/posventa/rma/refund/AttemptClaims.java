package io.posventa.rma.refund;

import io.posventa.platform.money.Money;
import io.posventa.platform.tenant.WorkerRole;
import io.posventa.rma.payment.RefundOrder;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Hands out attempts that are due, each to one worker for the length of a lease. A worker that dies
 * gives its attempt back by time alone; the next one asks the provider before it repeats anything.
 */
@ApplicationScoped
class AttemptClaims {
  private static final String CLAIM =
      """
      with due as (
        select marketplace_id, id from refund
        where status = 'EXECUTING' and due_at <= ?
        order by due_at, id limit ? for update skip locked),
      claimed as (
        update refund r
        set attempts = r.attempts + 1, due_at = ?, first_attempt_at = coalesce(r.first_attempt_at, ?)
        from due where r.marketplace_id = due.marketplace_id and r.id = due.id
        returning r.*),
      noted as (
        insert into refund_attempt (marketplace_id, refund_id, number, started_at, lease_until)
        select marketplace_id, id, attempts, ?, due_at from claimed)
      select marketplace_id, id, charge, amount_minor, currency, provider, provider_key, attempts, first_attempt_at
      from claimed""";

  private static final String COUNT =
      "select count(*) from refund where marketplace_id = ? and status = 'EXECUTING'";

  private final WorkerRole worker;
  private final RefundConfig config;
  private final Clock machine;

  AttemptClaims(WorkerRole worker, RefundConfig config, Clock machine) {
    this.worker = worker;
    this.config = config;
    this.machine = machine;
  }

  List<Attempt> claim(int most) {
    var now = machine.instant();
    return worker.call(connection -> claim(connection, most, now));
  }

  private List<Attempt> claim(Connection connection, int most, Instant now) throws SQLException {
    try (var statement = connection.prepareStatement(CLAIM)) {
      statement.setObject(1, utc(now));
      statement.setInt(2, most);
      statement.setObject(3, utc(now.plus(config.lease())));
      statement.setObject(4, utc(now));
      statement.setObject(5, utc(now));
      var claimed = new ArrayList<Attempt>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          claimed.add(attempt(rows));
        }
      }
      return claimed;
    }
  }

  private static Attempt attempt(ResultSet row) throws SQLException {
    var order =
        new RefundOrder(
            row.getString("marketplace_id"),
            row.getString("id"),
            row.getString("charge"),
            new Money(row.getLong("amount_minor"), row.getString("currency")),
            row.getString("provider_key"));
    var first = row.getObject("first_attempt_at", OffsetDateTime.class).toInstant();
    return new Attempt(order, row.getString("provider"), row.getInt("attempts"), first);
  }

  /** How many refunds of a marketplace have no outcome yet. */
  long underWay(String marketplaceId) {
    return worker.call(
        connection -> {
          try (var statement = connection.prepareStatement(COUNT)) {
            statement.setString(1, marketplaceId);
            try (var row = statement.executeQuery()) {
              row.next();
              return row.getLong(1);
            }
          }
        });
  }

  private static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
