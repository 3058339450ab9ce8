package io.posventa.platform.log;

import io.posventa.platform.tenant.WorkerRole;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** How far each subscriber has been told, and which replica tells it. */
@ApplicationScoped
class LogCursors {
  // Whoever has nothing to tell writes nothing; a subscriber without a cursor gets one.
  private static final String AHEAD =
      """
      select c.position is null or c.position < h.position
      from log_head h left join log_cursor c on c.subscriber = ? where h.log = 'change_log'""";
  private static final String LEASE =
      """
      insert into log_cursor as c (subscriber, position, lease_owner, lease_until)
      values (?, 0, ?, ?)
      on conflict (subscriber) do update
      set lease_owner = excluded.lease_owner, lease_until = excluded.lease_until
      where c.lease_owner is null or c.lease_owner = excluded.lease_owner or c.lease_until < ?
      returning position""";
  private static final String READ =
      """
      select position, event_id, type, subject, version, occurred_at, marketplace_id, correlation,
             causation, request_id, actor::text, data::text
      from change_log where position > ? order by position limit ?""";
  private static final String MOVE =
      """
      update log_cursor set position = ?, lease_until = ?, failures = 0, last_error = null
      where subscriber = ? and lease_owner = ? and position = ?""";
  private static final String FAIL =
      """
      update log_cursor set failures = failures + 1, last_error = left(?, 500), lease_until = ?
      where subscriber = ? and lease_owner = ?""";
  private static final String RELEASE =
      "update log_cursor set lease_owner = null where subscriber = ? and lease_owner = ?";

  private final String owner = UUID.randomUUID().toString();
  private final WorkerRole worker;
  private final Clock machine;
  private final LogConfig config;

  LogCursors(WorkerRole worker, Clock machine, LogConfig config) {
    this.worker = worker;
    this.machine = machine;
    this.config = config;
  }

  /** A numbered row of the log. */
  record Row(
      long position,
      String eventId,
      String type,
      String subject,
      long version,
      Instant occurredAt,
      String marketplaceId,
      String correlation,
      String causation,
      String requestId,
      String actor,
      String data) {}

  /** What a replica may tell a subscriber now, behind the position where it stands. */
  record Batch(long position, List<Row> rows) {}

  /** Whether the log goes on behind what the subscriber was told. */
  boolean isBehind(String subscriber) {
    return worker.call(
        connection -> {
          try (var statement = connection.prepareStatement(AHEAD)) {
            statement.setString(1, subscriber);
            try (var row = statement.executeQuery()) {
              return row.next() && row.getBoolean(1);
            }
          }
        });
  }

  /**
   * Takes or keeps the subscriber for this replica; nothing when another has it. A crash may forget
   * a lease or a move: then rows are told twice, which every subscriber expects.
   */
  Optional<Batch> take(String subscriber) {
    return worker.relaxed(
        connection -> {
          var position = lease(connection, subscriber);
          return position.isPresent()
              ? Optional.of(new Batch(position.getAsLong(), read(connection, position.getAsLong())))
              : Optional.empty();
        });
  }

  private OptionalLong lease(Connection connection, String subscriber) throws SQLException {
    try (var statement = connection.prepareStatement(LEASE)) {
      statement.setString(1, subscriber);
      statement.setString(2, owner);
      statement.setObject(3, leaseEnd());
      statement.setObject(4, at(machine.instant()));
      try (var row = statement.executeQuery()) {
        return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
      }
    }
  }

  private List<Row> read(Connection connection, long after) throws SQLException {
    try (var statement = connection.prepareStatement(READ)) {
      statement.setLong(1, after);
      statement.setInt(2, config.batch());
      try (var row = statement.executeQuery()) {
        var rows = new ArrayList<Row>();
        while (row.next()) {
          rows.add(
              new Row(
                  row.getLong(1),
                  row.getString(2),
                  row.getString(3),
                  row.getString(4),
                  row.getLong(5),
                  row.getObject(6, OffsetDateTime.class).toInstant(),
                  row.getString(7),
                  row.getString(8),
                  row.getString(9),
                  row.getString(10),
                  row.getString(11),
                  row.getString(12)));
        }
        return rows;
      }
    }
  }

  /** Moves the cursor; does nothing when another replica has taken over meanwhile. */
  boolean move(String subscriber, long from, long to) {
    return update(
        MOVE,
        statement -> {
          statement.setLong(1, to);
          statement.setObject(2, leaseEnd());
          statement.setString(3, subscriber);
          statement.setString(4, owner);
          statement.setLong(5, from);
        });
  }

  void failed(String subscriber, String reason) {
    update(
        FAIL,
        statement -> {
          statement.setString(1, reason);
          statement.setObject(2, leaseEnd());
          statement.setString(3, subscriber);
          statement.setString(4, owner);
        });
  }

  /** Lets another replica take over at once. */
  void release(String subscriber) {
    update(
        RELEASE,
        statement -> {
          statement.setString(1, subscriber);
          statement.setString(2, owner);
        });
  }

  @FunctionalInterface
  private interface Binding {
    void to(PreparedStatement statement) throws SQLException;
  }

  private boolean update(String sql, Binding binding) {
    return worker.relaxed(
        connection -> {
          try (var statement = connection.prepareStatement(sql)) {
            binding.to(statement);
            return statement.executeUpdate() == 1;
          }
        });
  }

  private OffsetDateTime leaseEnd() {
    return at(machine.instant().plus(config.lease()));
  }

  private static OffsetDateTime at(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
