package io.posventa.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.posventa.platform.tenant.WorkerRole;
import io.posventa.platform.test.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Many writers on few cases with delays and roll-backs, two numberers, and a reader that is cut at
 * random and starts again from its last cursor.
 */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class SyncTest {
  private static final int CASES = 8;
  private static final int WRITERS = 8;
  private static final int WRITES_EACH = 150;
  private static final long SEED = 20_261_122;
  private static final String NO_LOCK = "select 1";

  @Inject WorkerRole worker;
  @Inject AgroalDataSource database;

  private record Delivered(String subject, long version, long position) {}

  private record Run(List<String> committed, List<Delivered> delivered) {
    List<String> violations() {
      var found = new ArrayList<String>();
      var seen = new HashSet<String>();
      Map<String, Long> last = new HashMap<>();
      for (var row : delivered) {
        if (!seen.add(row.subject() + "@" + row.version())) {
          found.add("twice: " + row);
        }
        if (last.getOrDefault(row.subject(), 0L) >= row.version()) {
          found.add("out of order: " + row);
        }
        last.put(row.subject(), row.version());
      }
      committed.stream()
          .filter(one -> !seen.contains(one))
          .forEach(one -> found.add("lost " + one));
      return found;
    }
  }

  @BeforeEach
  void emptyTheLog() {
    worker.call(connection -> execute(connection, "delete from change_log"));
    try (var connection = database.getConnection()) {
      execute(
          connection,
          "create table if not exists sync_case (id int primary key, version bigint not null)");
      execute(connection, "delete from sync_case");
      execute(
          connection, "insert into sync_case select n, 0 from generate_series(1, " + CASES + ") n");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void everyCommittedChangeArrivesOnceAndInOrder() throws Exception {
    var run = run("select pg_advisory_xact_lock(hashtext('numberer:change_log'))");

    assertThat(run.committed()).hasSizeGreaterThan(WRITERS * WRITES_EACH / 2);
    assertThat(run.violations()).isEmpty();
    assertThat(run.delivered()).hasSameSizeAs(run.committed());
  }

  @Test
  void withoutTheNumberersLockTheSameRunIsSeenToFail() throws Exception {
    var run = run(NO_LOCK);

    assertThat(run.violations()).isNotEmpty();
  }

  private Run run(String lock) throws Exception {
    var writing = new AtomicBoolean(true);
    var committed = new ConcurrentLinkedQueue<String>();
    try (var threads = Executors.newCachedThreadPool()) {
      var reader = threads.submit(() -> read(writing));
      var numberers = List.of(number(lock, writing), number(lock, writing));
      var numbering = numberers.stream().map(threads::submit).toList();
      var writers = new ArrayList<Callable<Void>>();
      for (int i = 0; i < WRITERS; i++) {
        var random = new Random(SEED + i);
        writers.add(() -> write(random, committed));
      }
      for (var writer : threads.invokeAll(writers)) {
        writer.get();
      }
      writing.set(false);
      for (var one : numbering) {
        one.get();
      }
      return new Run(List.copyOf(committed), reader.get());
    }
  }

  private Callable<Void> number(String lock, AtomicBoolean writing) {
    var numberer = new Numberer(worker, "change_log", lock);
    return () -> {
      while (writing.get() || numberer.runDue() > 0) {
        try {
          numberer.runDue();
        } catch (RuntimeException e) {
          // Without the lock two numberers may hit the unique index; the next round goes on.
          Thread.onSpinWait();
        }
      }
      return null;
    };
  }

  private Void write(Random random, ConcurrentLinkedQueue<String> committed) throws SQLException {
    try (var connection = database.getConnection()) {
      for (int i = 0; i < WRITES_EACH; i++) {
        connection.setAutoCommit(false);
        int id = 1 + random.nextInt(CASES);
        long version = next(connection, id);
        pause(random);
        append(connection, id, version);
        pause(random);
        if (random.nextInt(10) == 0) {
          connection.rollback();
        } else {
          connection.commit();
          committed.add("case_" + id + "@" + version);
        }
      }
      connection.setAutoCommit(true);
    }
    return null;
  }

  private static long next(Connection connection, int id) throws SQLException {
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "update sync_case set version = version + 1 where id = "
                    + id
                    + " returning version")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void append(Connection connection, int id, long version) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("select set_config('app.marketplace', 'mkt_sync', true)");
      statement.execute(
          """
          insert into change_log (marketplace_id, event_id, type, subject, version, occurred_at,
                                  recorded_at, correlation, actor, data)
          values ('mkt_sync', gen_random_uuid()::text, 'case.changed', 'case_%1$d', %2$d,
                  clock_timestamp(), clock_timestamp(), 'case_%1$d', '{}', '{}')"""
              .formatted(id, version));
    }
  }

  private List<Delivered> read(AtomicBoolean writing) {
    var random = new Random(SEED);
    var delivered = new ArrayList<Delivered>();
    long cursor = 0;
    boolean last = false;
    while (true) {
      boolean finishing = !writing.get() && numbered();
      var page = page(cursor, 1 + random.nextInt(50));
      boolean cut = random.nextInt(4) == 0;
      if (!cut) {
        delivered.addAll(page);
        cursor = page.isEmpty() ? cursor : page.getLast().position();
      }
      if (finishing && page.isEmpty()) {
        if (last) {
          return delivered;
        }
        last = true;
      }
      pause(random);
    }
  }

  private boolean numbered() {
    return worker.call(
        connection -> {
          try (var statement = connection.createStatement();
              var row =
                  statement.executeQuery(
                      "select exists (select from change_log where position is null)")) {
            row.next();
            return !row.getBoolean(1);
          }
        });
  }

  private List<Delivered> page(long after, int limit) {
    return worker.call(
        connection -> {
          try (var statement = connection.createStatement();
              var row =
                  statement.executeQuery(
                      "select subject, version, position from change_log where position > "
                          + after
                          + " order by position limit "
                          + limit)) {
            var rows = new ArrayList<Delivered>();
            while (row.next()) {
              rows.add(new Delivered(row.getString(1), row.getLong(2), row.getLong(3)));
            }
            return rows;
          }
        });
  }

  private static void pause(Random random) {
    LockSupport.parkNanos(Duration.ofMillis(random.nextInt(4)).toNanos());
  }

  private static boolean execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      return statement.execute(sql);
    }
  }
}
