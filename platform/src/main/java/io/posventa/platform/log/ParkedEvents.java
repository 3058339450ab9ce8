package io.posventa.platform.log;

import io.agroal.api.AgroalDataSource;
import io.posventa.platform.id.Ids;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.tenant.WorkerRole;
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
import java.util.Optional;

/** Events that wait for an operator. */
@ApplicationScoped
class ParkedEvents {
  private static final String COLUMNS =
      "marketplace_id, id, source, event_id, type, correlation, reason, envelope::text, parked_at";

  private final AgroalDataSource database;
  private final WorkerRole worker;
  private final Tenancy tenancy;
  private final Ids ids;
  private final Clock machine;

  ParkedEvents(
      AgroalDataSource database, WorkerRole worker, Tenancy tenancy, Ids ids, Clock machine) {
    this.database = database;
    this.worker = worker;
    this.tenancy = tenancy;
    this.ids = ids;
    this.machine = machine;
  }

  record Parked(
      String marketplaceId,
      String id,
      String source,
      String eventId,
      String type,
      String correlation,
      String reason,
      String envelope,
      Instant parkedAt) {}

  /** In the caller's transaction. */
  void add(IncomingEvent event, String reason) {
    try (var connection = database.getConnection();
        var statement =
            connection.prepareStatement(
                """
                insert into parked_event (marketplace_id, id, source, event_id, type, correlation,
                                          reason, envelope, parked_at)
                values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)""")) {
      statement.setString(1, tenancy.current());
      statement.setString(2, ids.next("parked"));
      statement.setString(3, event.source());
      statement.setString(4, event.id());
      statement.setString(5, event.type());
      statement.setString(6, event.correlation());
      statement.setString(7, reason);
      statement.setString(8, event.envelope().toString());
      statement.setObject(9, now());
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("The event cannot be parked.", e);
    }
  }

  /** In the caller's transaction. False when somebody else has replayed it. */
  boolean close(String id) {
    try (var connection = database.getConnection();
        var statement =
            connection.prepareStatement(
                """
                update parked_event set replayed_at = ?
                where marketplace_id = ? and id = ? and replayed_at is null""")) {
      statement.setObject(1, now());
      statement.setString(2, tenancy.current());
      statement.setString(3, id);
      return statement.executeUpdate() == 1;
    } catch (SQLException e) {
      throw new IllegalStateException("The parked event cannot be closed.", e);
    }
  }

  /** Of all marketplaces, oldest first. */
  List<Parked> open(String afterId, int limit) {
    return worker.call(
        connection ->
            list(
                connection,
                "select "
                    + COLUMNS
                    + " from parked_event where replayed_at is null and id > ?"
                    + " order by id limit "
                    + limit,
                afterId));
  }

  Optional<Parked> find(String id) {
    return worker.call(
        connection ->
            list(
                    connection,
                    "select " + COLUMNS + " from parked_event where replayed_at is null and id = ?",
                    id)
                .stream()
                .findFirst());
  }

  /** The events of the same case that wait, in the order in which they were told. */
  List<Parked> ofCase(Parked one) {
    return worker.call(
        connection ->
            list(
                connection,
                "select "
                    + COLUMNS
                    + " from parked_event where replayed_at is null"
                    + " and marketplace_id = ? and source = ? and correlation = ? order by id",
                one.marketplaceId(),
                one.source(),
                one.correlation()));
  }

  private static List<Parked> list(Connection connection, String sql, String... values)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      try (var row = statement.executeQuery()) {
        var found = new ArrayList<Parked>();
        while (row.next()) {
          found.add(read(row));
        }
        return found;
      }
    }
  }

  private static Parked read(ResultSet row) throws SQLException {
    return new Parked(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getObject(9, OffsetDateTime.class).toInstant());
  }

  private OffsetDateTime now() {
    return OffsetDateTime.ofInstant(machine.instant(), ZoneOffset.UTC);
  }
}
