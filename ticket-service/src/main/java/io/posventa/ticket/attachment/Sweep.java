package io.posventa.ticket.attachment;

import io.posventa.platform.tenant.WorkerRole;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes uploads that nobody used, and then bytes that nothing names. Each step is committed
 * before the next, and each may be done twice: a crash anywhere leaves only work for the next run.
 */
@ApplicationScoped
class Sweep {
  private static final int BATCH = 200;

  // One at a time: two that each take one of the last two uses of a file would both leave it.
  private static final String TURN = "select pg_try_advisory_xact_lock(4711, 7)";
  private static final String FORGET =
      """
      delete from attachment where ctid = any (array(
        select ctid from attachment
        where ticket_id is null and uploaded_at < ?
        order by uploaded_at limit ? for update skip locked))
      returning marketplace_id, file_id""";
  // Whoever wants equal bytes again touches the row: then its new date is seen here, and it stays.
  private static final String DOOM =
      """
      update stored_file f set status = 'DOOMED'
      from unnest(?::text[], ?::text[]) as named (marketplace_id, file_id)
      where f.marketplace_id = named.marketplace_id and f.id = named.file_id
        and f.status = 'STORED' and f.touched_at < ?
        and not exists (select from attachment a
                        where a.marketplace_id = f.marketplace_id and a.file_id = f.id)""";
  private static final String GIVE_UP =
      "update stored_file set status = 'DOOMED' where status = 'PENDING' and touched_at < ?";
  private static final String DOOMED =
      """
      select marketplace_id, id from stored_file
      where status = 'DOOMED' order by touched_at limit ?""";
  private static final String REMOVE =
      "delete from stored_file where marketplace_id = ? and id = ? and status = 'DOOMED'";

  private final WorkerRole worker;
  private final FileStore store;
  private final AttachmentConfig config;
  private final Clock machine;

  Sweep(WorkerRole worker, FileStore store, AttachmentConfig config, Clock machine) {
    this.worker = worker;
    this.store = store;
    this.config = config;
    this.machine = machine;
  }

  private record Named(String marketplaceId, String fileId) {}

  @Scheduled(
      every = "10m",
      delayed = "5m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void runDue() {
    var before = OffsetDateTime.ofInstant(unusedSince(), ZoneOffset.UTC);
    int forgotten;
    do {
      forgotten = worker.call(connection -> forget(connection, before));
    } while (forgotten == BATCH);
    List<Named> doomed;
    do {
      doomed = worker.call(Sweep::doomed);
      doomed.forEach(this::remove);
    } while (doomed.size() == BATCH);
  }

  private Instant unusedSince() {
    return machine.instant().minus(config.keepUnused());
  }

  private static int forget(Connection connection, OffsetDateTime before) throws SQLException {
    if (!isOurTurn(connection)) {
      return 0;
    }
    try (var giveUp = connection.prepareStatement(GIVE_UP)) {
      giveUp.setObject(1, before);
      giveUp.executeUpdate();
    }
    var forgotten = new ArrayList<Named>();
    try (var forget = connection.prepareStatement(FORGET)) {
      forget.setObject(1, before);
      forget.setInt(2, BATCH);
      try (var row = forget.executeQuery()) {
        while (row.next()) {
          forgotten.add(new Named(row.getString(1), row.getString(2)));
        }
      }
    }
    doom(connection, forgotten, before);
    return forgotten.size();
  }

  private static boolean isOurTurn(Connection connection) throws SQLException {
    try (var turn = connection.prepareStatement(TURN);
        var row = turn.executeQuery()) {
      return row.next() && row.getBoolean(1);
    }
  }

  private static void doom(Connection connection, List<Named> files, OffsetDateTime before)
      throws SQLException {
    try (var doom = connection.prepareStatement(DOOM)) {
      doom.setArray(1, texts(connection, files.stream().map(Named::marketplaceId).toArray()));
      doom.setArray(2, texts(connection, files.stream().map(Named::fileId).toArray()));
      doom.setObject(3, before);
      doom.executeUpdate();
    }
  }

  private static Array texts(Connection connection, Object[] values) throws SQLException {
    return connection.createArrayOf("text", values);
  }

  private static List<Named> doomed(Connection connection) throws SQLException {
    var found = new ArrayList<Named>();
    try (var statement = connection.prepareStatement(DOOMED)) {
      statement.setInt(1, BATCH);
      try (var row = statement.executeQuery()) {
        while (row.next()) {
          found.add(new Named(row.getString(1), row.getString(2)));
        }
      }
    }
    return found;
  }

  private void remove(Named file) {
    store.delete(StoredFiles.key(file.marketplaceId, file.fileId));
    int unused =
        worker.call(
            connection -> {
              try (var statement = connection.prepareStatement(REMOVE)) {
                statement.setString(1, file.marketplaceId);
                statement.setString(2, file.fileId);
                return statement.executeUpdate();
              }
            });
  }
}
