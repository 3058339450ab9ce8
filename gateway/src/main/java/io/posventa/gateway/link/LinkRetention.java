package io.posventa.gateway.link;

import io.posventa.platform.tenant.WorkerRole;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Forgets links that expired long ago. */
@ApplicationScoped
class LinkRetention {
  private static final int BATCH = 1_000;
  private static final String FORGET =
      """
      delete from case_link where (marketplace_id, id) in (
        select marketplace_id, id from case_link where expires_at < ? limit ?
        for update skip locked)""";

  private final WorkerRole workers;
  private final LinkConfig config;
  private final Clock machine;

  LinkRetention(WorkerRole workers, LinkConfig config, Clock machine) {
    this.workers = workers;
    this.config = config;
    this.machine = machine;
  }

  @Scheduled(every = "1h", delayed = "5m")
  void forgetOld() {
    int forgotten;
    do {
      forgotten = workers.call(this::forgetBatch);
    } while (forgotten == BATCH);
  }

  private int forgetBatch(Connection connection) throws SQLException {
    try (var forget = connection.prepareStatement(FORGET)) {
      forget.setObject(
          1, OffsetDateTime.ofInstant(machine.instant().minus(config.keep()), ZoneOffset.UTC));
      forget.setInt(2, BATCH);
      return forget.executeUpdate();
    }
  }
}
