package io.posventa.platform.quiet;

import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.tenant.WorkerRole;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Whether every consequence of what a marketplace did here has reached whom it concerns. */
@Path("/internal/quiet")
@ApplicationScoped
class QuietResource {
  private static final String UNNUMBERED =
      "select count(*) from change_log where position is null and marketplace_id = ?";
  private static final String LAST =
      "select coalesce(max(position), 0) from change_log where marketplace_id = ?";
  private static final String BEHIND =
      "select subscriber from log_cursor where position < ? order by subscriber";
  private static final String PARKED =
      "select count(*) from parked_event where marketplace_id = ? and replayed_at is null";

  private final Tenancy tenancy;
  private final WorkerRole worker;
  private final List<QuietCheck> checks;

  QuietResource(Tenancy tenancy, WorkerRole worker, @All List<QuietCheck> checks) {
    this.tenancy = tenancy;
    this.worker = worker;
    this.checks = List.copyOf(checks);
  }

  /**
   * @param total grows with every event; two equal totals mean that nothing happened in between
   * @param parked events that wait for an operator; they do not disturb the quiet
   */
  record QuietView(boolean quiet, long total, List<String> waiting, long parked) {}

  @GET
  public QuietView read() {
    String marketplace = tenancy.current();
    var waiting = new ArrayList<String>();
    checks.forEach(check -> check.waiting(marketplace).ifPresent(waiting::add));
    return worker.call(connection -> read(connection, marketplace, waiting));
  }

  private static QuietView read(Connection connection, String marketplace, List<String> waiting)
      throws SQLException {
    long unnumbered = number(connection, UNNUMBERED, marketplace);
    long last = number(connection, LAST, marketplace);
    if (unnumbered > 0) {
      waiting.add(unnumbered + " events unnumbered");
    }
    try (var statement = connection.prepareStatement(BEHIND)) {
      statement.setLong(1, last);
      try (var row = statement.executeQuery()) {
        while (row.next()) {
          waiting.add(row.getString(1) + " not told of everything");
        }
      }
    }
    return new QuietView(
        waiting.isEmpty(), last, List.copyOf(waiting), number(connection, PARKED, marketplace));
  }

  private static long number(Connection connection, String sql, String marketplace)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.setString(1, marketplace);
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
