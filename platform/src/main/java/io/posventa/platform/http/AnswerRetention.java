package io.posventa.platform.http;

import io.posventa.platform.tenant.WorkerRole;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Forgets answers that nobody can ask for again; those about money stay. */
@ApplicationScoped
class AnswerRetention {
  private static final int BATCH = 5_000;
  private static final String EXPIRED =
      """
      delete from idempotency where (marketplace_id, claim) in (
        select marketplace_id, claim from idempotency
        where expires_at <= ? order by expires_at limit ?)""";

  private final WorkerRole worker;
  private final Clock clock;

  AnswerRetention(WorkerRole worker, Clock clock) {
    this.worker = worker;
    this.clock = clock;
  }

  @Scheduled(
      every = "10m",
      delayed = "6m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void runDue() {
    var now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    int gone;
    do {
      gone =
          worker.call(
              connection -> {
                try (var statement = connection.prepareStatement(EXPIRED)) {
                  statement.setObject(1, now);
                  statement.setInt(2, BATCH);
                  return statement.executeUpdate();
                }
              });
    } while (gone == BATCH);
  }
}
