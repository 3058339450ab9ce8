package io.posventa.platform.log;

import io.posventa.platform.tenant.WorkerRole;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;

/**
 * Gives the rows of a log their positions, after commit, one process at a time. Positions so become
 * visible in their own order and none is left out: a reader that asks for {@code position > ?}
 * misses nothing. A number drawn before the commit promises neither.
 */
public final class Numberer {
  private static final int BATCH = 500;

  private final WorkerRole worker;
  private final String lock;
  private final String waiting;
  private final String number;

  /**
   * @param log a table with {@code log_id} and {@code position}, and its row in {@code log_head}
   */
  public Numberer(WorkerRole worker, String log) {
    this(worker, log, "select pg_advisory_xact_lock(hashtext('numberer:" + log + "'))");
  }

  /** With another lock, for the test that shows what it is there for. */
  Numberer(WorkerRole worker, String log, String lock) {
    if (!Pattern.matches("[a-z_]+", log)) {
      throw new IllegalArgumentException("Not a table's name: " + log);
    }
    this.worker = worker;
    this.lock = lock;
    this.waiting = "select exists (select from " + log + " where position is null)";
    this.number =
        """
        with batch as materialized (
          select log_id, row_number() over (order by log_id) as nth
          from (select log_id from %1$s where position is null order by log_id limit %2$d) waiting
        ), head as (
          update log_head set position = position + (select count(*) from batch)
          where log = '%1$s' returning position - (select count(*) from batch) as before
        ), numbered as (
          update %1$s set position = head.before + batch.nth
          from batch, head where %1$s.log_id = batch.log_id returning 1
        ), told as (
          select pg_notify('posventa_log', '%1$s') where exists (select from numbered)
        )
        select (select count(*) from numbered), (select count(*) from told)"""
            .formatted(log, BATCH);
  }

  /** A batch is this large when there may be more behind it. */
  public static boolean isFull(int numbered) {
    return numbered == BATCH;
  }

  /** Numbers one batch, and says how many rows it had. */
  public int runDue() {
    return worker.call(this::numberBatch);
  }

  private int numberBatch(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement(waiting);
        var row = statement.executeQuery()) {
      if (!row.next() || !row.getBoolean(1)) {
        return 0;
      }
    }
    // In a statement of its own: the next one's snapshot must be younger than the lock.
    try (var statement = connection.prepareStatement(lock)) {
      statement.execute();
    }
    try (var statement = connection.prepareStatement(number);
        var row = statement.executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }
}
