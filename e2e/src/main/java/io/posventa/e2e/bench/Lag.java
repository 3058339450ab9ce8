package io.posventa.e2e.bench;

import io.posventa.launcher.Service;
import io.posventa.launcher.Suite;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * What is accepted and not yet followed by all its consequences.
 *
 * @param unnumbered rows of change logs and the feed without a position
 * @param untold positions that the slowest subscriber of each log has before it, summed
 * @param unsent mails in the queue
 */
record Lag(long unnumbered, long untold, long unsent) {
  private static final String LOG =
      """
      select (select count(*) from change_log where position is null),
             (select h.position - coalesce((select min(c.position) from log_cursor c), h.position)
              from log_head h where h.log = 'change_log')""";
  private static final String FEED =
      """
      select (select count(*) from feed_event where position is null),
             (select count(*) from email where status = 'QUEUED')""";

  boolean none() {
    return unnumbered == 0 && untold == 0 && unsent == 0;
  }

  long all() {
    return unnumbered + untold + unsent;
  }

  /** Connections that ask again and again. */
  static final class Watch implements AutoCloseable {
    private final Map<Service, Connection> connections = new EnumMap<>(Service.class);

    Watch(Suite suite) throws SQLException {
      connections.put(Service.GATEWAY, suite.connect(Service.GATEWAY));
      for (var service : World.owners()) {
        connections.put(service, suite.connect(service));
      }
    }

    Lag now() throws SQLException {
      long unnumbered = 0;
      long untold = 0;
      long unsent = 0;
      for (var connection : connections.values()) {
        var log = two(connection, LOG);
        unnumbered += log[0];
        untold += log[1];
      }
      var feed = two(connections.get(Service.NOTIFICATION), FEED);
      return new Lag(unnumbered + feed[0], untold, unsent + feed[1]);
    }

    /** Waits until nothing is left to do, twice in a row; how long that took. */
    Duration calm(Duration patience) throws SQLException, InterruptedException {
      long began = System.nanoTime();
      long end = began + patience.toNanos();
      int quiet = 0;
      while (quiet < 3) {
        var lag = now();
        quiet = lag.none() ? quiet + 1 : 0;
        if (System.nanoTime() > end) {
          throw new IllegalStateException(
              "Not at rest after %d s: %s".formatted(patience.toSeconds(), lag));
        }
        Thread.sleep(200);
      }
      return Duration.ofNanos(System.nanoTime() - began);
    }

    /** As {@link #calm}, but what never comes to rest is said, and spoils no other figure. */
    void settle(Duration patience) throws SQLException, InterruptedException {
      try {
        var _ = calm(patience);
      } catch (IllegalStateException e) {
        Bench.say("  " + e.getMessage());
      }
    }

    private static long[] two(Connection connection, String sql) throws SQLException {
      try (var statement = connection.createStatement();
          var row = statement.executeQuery(sql)) {
        row.next();
        return new long[] {row.getLong(1), row.getLong(2)};
      }
    }

    @Override
    public void close() throws SQLException {
      for (var connection : connections.values()) {
        connection.close();
      }
    }
  }
}
