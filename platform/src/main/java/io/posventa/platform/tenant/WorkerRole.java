package io.posventa.platform.tenant;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A short transaction that sees every tenant's rows: for the numberer, relays and claims only. The
 * role is granted to the application's role without being inherited, so nothing else has it.
 */
@ApplicationScoped
public class WorkerRole {
  private final AgroalDataSource database;

  WorkerRole(AgroalDataSource database) {
    this.database = database;
  }

  /** Work on a connection that belongs to the transaction; the caller does not close it. */
  @FunctionalInterface
  public interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /** Runs the work in a new transaction of its own, committed when it returns. */
  public <T> T call(Work<T> work) {
    return QuarkusTransaction.requiringNew().call(() -> inTransaction(work));
  }

  /**
   * Takes the role for the rest of the current transaction. What Hibernate does afterwards in the
   * same transaction sees all tenants too.
   */
  public <T> T inTransaction(Work<T> work) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("set local role posventa_worker");
      return work.on(connection);
    }
  }
}
