package io.posventa.notification.inbound;

import io.posventa.platform.tenant.WorkerRole;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Whose mail domains are whose. */
@ApplicationScoped
class Domains {
  private static final String OWNERS =
      """
      select marketplace_id from reference
      where kind = 'marketplace' and data -> 'support_domains' @> to_jsonb(?::text)
      limit 2""";

  private final WorkerRole worker;

  Domains(WorkerRole worker) {
    this.worker = worker;
  }

  /** The marketplace whose domain it is; none: nobody claims it, or two do. */
  Optional<String> owner(String domain) {
    return worker.call(connection -> owner(connection, domain));
  }

  private static Optional<String> owner(Connection connection, String domain) throws SQLException {
    try (var statement = connection.prepareStatement(OWNERS)) {
      statement.setString(1, domain);
      try (var row = statement.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        String first = row.getString(1);
        return row.next() ? Optional.empty() : Optional.of(first);
      }
    }
  }
}
