package io.posventa.platform.log;

import io.posventa.platform.tenant.WorkerRole;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Forgets what every subscriber has been told, and which events were applied, after a while. */
@ApplicationScoped
class LogRetention {
  private static final int BATCH = 5_000;
  private static final String LOG =
      """
      delete from change_log where log_id in (
        select log_id from change_log
        where recorded_at < ? and position <= (select coalesce(min(position), 0) from log_cursor)
        order by recorded_at limit ?)""";
  private static final String INBOX =
      """
      delete from inbox where ctid in (
        select ctid from inbox where received_at < ? order by received_at limit ?)""";

  private final WorkerRole worker;
  private final Clock machine;
  private final LogConfig config;

  LogRetention(WorkerRole worker, Clock machine, LogConfig config) {
    this.worker = worker;
    this.machine = machine;
    this.config = config;
  }

  @Scheduled(
      every = "10m",
      delayed = "5m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void runDue() {
    forget(LOG, machine.instant().minus(config.keep()));
    forget(INBOX, machine.instant().minus(config.keepInbox()));
  }

  private void forget(String sql, Instant before) {
    int gone;
    do {
      gone =
          worker.call(
              connection -> {
                try (var statement = connection.prepareStatement(sql)) {
                  statement.setObject(1, OffsetDateTime.ofInstant(before, ZoneOffset.UTC));
                  statement.setInt(2, BATCH);
                  return statement.executeUpdate();
                }
              });
    } while (gone == BATCH);
  }
}
