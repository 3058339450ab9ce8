package io.posventa.gateway.session;

import io.posventa.platform.tenant.WorkerRole;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Forgets sign-in tokens and sessions that were over long ago. */
@ApplicationScoped
class SessionRetention {
  private final WorkerRole workers;
  private final SessionConfig config;
  private final Clock machine;

  SessionRetention(WorkerRole workers, SessionConfig config, Clock machine) {
    this.workers = workers;
    this.config = config;
    this.machine = machine;
  }

  @Scheduled(every = "1h", delayed = "6m")
  void forgetOld() {
    workers.call(
        connection ->
            forget(connection, "delete from sign_in where expires_at < ?")
                + forget(connection, "delete from member_session where expires_at < ?"));
  }

  private int forget(Connection connection, String statement) throws SQLException {
    try (var forget = connection.prepareStatement(statement)) {
      forget.setObject(
          1, OffsetDateTime.ofInstant(machine.instant().minus(config.keep()), ZoneOffset.UTC));
      return forget.executeUpdate();
    }
  }
}
