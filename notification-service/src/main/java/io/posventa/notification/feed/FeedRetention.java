package io.posventa.notification.feed;

import io.posventa.platform.tenant.WorkerRole;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Forgets old events from the start of the feed, and remembers up to where. */
@ApplicationScoped
class FeedRetention {
  private static final int BATCH = 2_000;
  private static final String FORGET =
      """
      with oldest as (
        select position, recorded_at from feed_event
        where position is not null order by position limit ?
      ), kept as (
        select min(position) as first from oldest where recorded_at >= ?
      ), gone as (
        delete from feed_event
        where position in (select position from oldest, kept
                           where kept.first is null or position < kept.first)
        returning position
      ), floor as (
        update feed_floor set position = greatest(position, (select max(position) from gone))
        where exists (select from gone) returning 1
      )
      select (select count(*) from gone), (select count(*) from floor)""";

  private final WorkerRole worker;
  private final Clock machine;
  private final FeedConfig config;

  FeedRetention(WorkerRole worker, Clock machine, FeedConfig config) {
    this.worker = worker;
    this.machine = machine;
    this.config = config;
  }

  @Scheduled(
      every = "10m",
      delayed = "6m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void runDue() {
    int gone;
    do {
      gone = worker.call(this::forget);
    } while (gone == BATCH);
  }

  private int forget(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement(FORGET)) {
      statement.setInt(1, BATCH);
      statement.setObject(
          2, OffsetDateTime.ofInstant(machine.instant().minus(config.keep()), ZoneOffset.UTC));
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }
}
