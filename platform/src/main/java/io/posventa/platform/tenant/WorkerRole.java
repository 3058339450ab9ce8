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
  // Who works through a queue reads it by its index, whatever the table's statistics say of a
  // moment at which the queue was long, or empty.
  private static final String ROLE =
      "select set_config('role', 'posventa_worker', true), set_config('enable_seqscan', 'off', true)";
  private static final String RELAXED = ROLE + ", set_config('synchronous_commit', 'off', true)";

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
    return QuarkusTransaction.requiringNew().call(() -> inTransaction(work, ROLE));
  }

  /**
   * As {@link #call}, for what a crash of the database may forget: its commit does not wait for the
   * disk. What it wrote is seen by others at once all the same, so nothing may rest on it.
   */
  public <T> T relaxed(Work<T> work) {
    return QuarkusTransaction.requiringNew().call(() -> inTransaction(work, RELAXED));
  }

  private <T> T inTransaction(Work<T> work, String settings) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(settings)) {
      statement.execute();
      return work.on(connection);
    }
  }
}
