package io.posventa.notification.inbound;

import io.posventa.platform.tenant.WorkerRole;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Forgets what became of mails, after a while. */
@ApplicationScoped
class InboundRetention {
  private static final int BATCH = 1_000;
  private static final String MAILS =
      """
      delete from inbound_email where (marketplace_id, id) in (
        select marketplace_id, id from inbound_email
        where received_at < ? and status <> 'RECEIVED' order by received_at limit ?)""";
  private static final String ANSWERS =
      """
      delete from inbound_answer where (marketplace_id, recipient, about) in (
        select marketplace_id, recipient, about from inbound_answer
        where answered_at < ? order by answered_at limit ?)""";

  private final WorkerRole worker;
  private final Clock machine;
  private final InboundConfig config;

  InboundRetention(WorkerRole worker, Clock machine, InboundConfig config) {
    this.worker = worker;
    this.machine = machine;
    this.config = config;
  }

  @Scheduled(every = "1h", delayed = "7m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void runDue() {
    forget(MAILS, machine.instant().minus(config.keep()));
    forget(ANSWERS, machine.instant().minus(config.answerEvery()));
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
