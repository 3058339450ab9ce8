package io.posventa.e2e.bench.seed;

import io.posventa.e2e.bench.World;
import io.posventa.e2e.bench.load.Stillness;
import io.posventa.launcher.Service;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Gives a suite a past. A few cases go through it as any case does; then the rows that they left in
 * every database are copied by PostgreSQL itself, each copy with ids, names and times of its own.
 */
public final class Seeder {
  private static final int WEEKS = 26;

  private final World world;
  private final Consumer<String> say;
  private final List<Original> originals = new ArrayList<>();
  private final Map<Service, Map<Original, List<Row>>> rows = new EnumMap<>(Service.class);
  private final Map<Original, Copier> copiers = new HashMap<>();

  public Seeder(World world, Consumer<String> say) {
    this.world = world;
    this.say = say;
  }

  /** The cases of which copies will be made. Let the suite come to rest before {@link #copy}. */
  public void originals() {
    for (var kind : Kind.values()) {
      originals.add(Original.make(world, kind));
    }
  }

  /**
   * Makes {@code tickets} copies, a multiple of fifty, while the suite stands still.
   *
   * @param services whose rows; the others know nothing of the copies
   */
  public void copy(long tickets, Set<Service> services)
      throws IOException, SQLException, InterruptedException {
    readOriginals();
    try (var _ = Stillness.ofAllBut(world.suite(), Set.of());
        var threads = Executors.newFixedThreadPool(services.size())) {
      var parts = new ArrayList<Callable<Void>>();
      for (var service : services) {
        parts.add(
            () -> {
              copy(service, tickets);
              return null;
            });
      }
      for (var part : threads.invokeAll(parts)) {
        part.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("The past could not be made", e.getCause());
    }
  }

  private void readOriginals() throws SQLException {
    for (var service : World.owners()) {
      try (var connection = world.suite().connect(service)) {
        var tables = new Tables(connection);
        var found = new HashMap<Original, List<Row>>();
        for (var original : originals) {
          found.put(original, tables.rows(original));
        }
        rows.put(service, found);
      }
    }
    for (var original : originals) {
      var all = rows.values().stream().flatMap(found -> found.get(original).stream()).toList();
      copiers.put(original, new Copier(original, all, world.vendors()));
    }
  }

  private void copy(Service service, long tickets) throws SQLException {
    long began = System.nanoTime();
    long made = 0;
    try (var connection = world.suite().connect(service)) {
      run(connection, "set synchronous_commit = off");
      run(connection, "set session_replication_role = replica");
      // At once, so that no relay sees rows in front of its cursor.
      connection.setAutoCommit(false);
      var indexes = Indexes.drop(connection);
      var heads = new HashMap<String, Long>();
      for (var original : originals) {
        made += copy(connection, service, original, tickets, heads);
      }
      for (var head : heads.entrySet()) {
        moveOn(connection, head.getKey(), head.getValue());
      }
      indexes.build();
      connection.commit();
      connection.setAutoCommit(true);
      run(connection, "vacuum analyze");
    }
    say.accept(
        "  %-22s %,d rows in %d s"
            .formatted(
                service.title(), made, Duration.ofNanos(System.nanoTime() - began).toSeconds()));
  }

  private long copy(
      Connection connection,
      Service service,
      Original original,
      long tickets,
      Map<String, Long> heads)
      throws SQLException {
    long count = original.kind().among(tickets);
    var mine = rows.get(service).get(original);
    var nth = new HashMap<String, Integer>();
    long made = 0;
    for (var row : mine) {
      String position = "null";
      if (row.table().matches("change_log|feed_event")) {
        long head = heads.computeIfAbsent(row.table(), log -> head(connection, log));
        long each = mine.stream().filter(other -> other.table().equals(row.table())).count();
        position =
            "%d + i * %d + %d".formatted(head, each, nth.merge(row.table(), 1, Integer::sum));
      }
      made += run(connection, insert(row, original, kept(row.table(), count), position, tickets));
    }
    for (var log : nth.entrySet()) {
      heads.merge(log.getKey(), kept(log.getKey(), count) * log.getValue(), Long::sum);
    }
    return made;
  }

  /** A service's own log is kept for a week, of the half a year that the past is long. */
  private static long kept(String table, long count) {
    return table.equals("change_log") ? Math.max(1, count / WEEKS) : count;
  }

  private String insert(Row row, Original original, long count, String position, long tickets) {
    return copiers.get(original).insert(row, count, position, world.vendors(), tickets);
  }

  private static long head(Connection connection, String log) {
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select greatest((select position from log_head where log = '%s'),".formatted(log)
                    + " (select max(log_id) from %s))".formatted(log))) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException("No head of " + log, e);
    }
  }

  /** The log is numbered up to here, and its subscribers have been told all of it. */
  private static void moveOn(Connection connection, String log, long head) throws SQLException {
    run(connection, "update log_head set position = %d where log = '%s'".formatted(head, log));
    String sequence = log.equals("change_log") ? "change_log_id" : "feed_event_id";
    run(connection, "select setval('%s', %d)".formatted(sequence, head));
    if (log.equals("change_log")) {
      run(connection, "update log_cursor set position = %d, lease_owner = null".formatted(head));
    }
  }

  private static long run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
      return Math.max(0, statement.getLargeUpdateCount());
    } catch (SQLException e) {
      throw new SQLException(
          e.getMessage() + "\n" + sql.substring(0, Math.min(1500, sql.length())), e);
    }
  }
}
