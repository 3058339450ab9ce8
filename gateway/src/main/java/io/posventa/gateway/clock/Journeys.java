package io.posventa.gateway.clock;

import io.posventa.platform.tenant.WorkerRole;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Clocks on their way, one replica each: a row with a lease. Each note of progress is fenced by the
 * attempt, so a replica that comes back after its lease ran out changes nothing.
 */
@ApplicationScoped
class Journeys {
  private static final String CLAIM =
      """
      update test_clock set attempt = attempt + 1, lease_until = ?
      where (marketplace_id, id) in (
        select marketplace_id, id from test_clock
        where status = 'ADVANCING' and lease_until <= ?
        order by lease_until limit 1 for update skip locked)
      returning marketplace_id, id, now, target, attempt""";
  private static final String PROGRESS =
      """
      update test_clock set now = greatest(now, ?), fired = fired + ?, lease_until = ?
      where marketplace_id = ? and id = ? and attempt = ? and status = 'ADVANCING'""";
  private static final String ARRIVE =
      """
      update test_clock set now = target, status = 'READY', target = null, lease_until = null,
             warnings = ?, updated_at = target, version = version + 1
      where marketplace_id = ? and id = ? and attempt = ? and status = 'ADVANCING'""";
  private static final String STICK =
      """
      update test_clock set status = 'STUCK', lease_until = null, waiting = ?,
             updated_at = now, version = version + 1
      where marketplace_id = ? and id = ? and attempt = ? and status = 'ADVANCING'""";

  private final WorkerRole worker;
  private final ClockConfig config;
  private final Clock machine;

  Journeys(WorkerRole worker, ClockConfig config, Clock machine) {
    this.worker = worker;
    this.config = config;
    this.machine = machine;
  }

  /** One clock's way, held by one attempt. */
  record Journey(String marketplaceId, String id, Instant now, Instant target, long attempt) {}

  Optional<Journey> claim() {
    return worker.call(
        connection -> {
          try (var statement = connection.prepareStatement(CLAIM)) {
            statement.setObject(1, leaseEnd());
            statement.setObject(2, utc(machine.instant()));
            try (var row = statement.executeQuery()) {
              return row.next() ? Optional.of(read(row)) : Optional.<Journey>empty();
            }
          }
        });
  }

  /** Notes how far it is and keeps the lease; false when another holds it by now. */
  boolean progress(Journey journey, Instant now, int fired) {
    return update(
        PROGRESS,
        journey,
        statement -> {
          statement.setObject(1, utc(now));
          statement.setInt(2, fired);
          statement.setObject(3, leaseEnd());
          return 4;
        });
  }

  void arrive(Journey journey, List<String> warnings) {
    update(
        ARRIVE,
        journey,
        statement -> {
          statement.setString(1, String.join("\n", warnings));
          return 2;
        });
  }

  void stick(Journey journey, List<String> waiting) {
    update(
        STICK,
        journey,
        statement -> {
          statement.setString(1, String.join("\n", waiting));
          return 2;
        });
  }

  @FunctionalInterface
  private interface Parameters {
    /** Sets its own and says which number follows. */
    int setOn(PreparedStatement statement) throws SQLException;
  }

  private boolean update(String sql, Journey journey, Parameters parameters) {
    return worker.call(connection -> update(connection, sql, journey, parameters));
  }

  private static boolean update(
      Connection connection, String sql, Journey journey, Parameters parameters)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      int next = parameters.setOn(statement);
      statement.setString(next, journey.marketplaceId());
      statement.setString(next + 1, journey.id());
      statement.setLong(next + 2, journey.attempt());
      return statement.executeUpdate() == 1;
    }
  }

  private OffsetDateTime leaseEnd() {
    return utc(machine.instant().plus(config.lease()));
  }

  private static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static Journey read(ResultSet row) throws SQLException {
    return new Journey(
        row.getString("marketplace_id"),
        row.getString("id"),
        row.getObject("now", OffsetDateTime.class).toInstant(),
        row.getObject("target", OffsetDateTime.class).toInstant(),
        row.getLong("attempt"));
  }
}
