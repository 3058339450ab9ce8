package io.posventa.platform.tenant;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * One read of the current tenant's rows. Outside a transaction it costs one round trip: the
 * database learns whose rows it may show from the same message.
 */
@ApplicationScoped
public class TenantRead {
  // Statements of one message are one transaction, so the setting holds for the read and no longer.
  private static final String TELL = "select set_config('app.marketplace', ?, true);\n";

  private final Tenancy tenancy;
  private final AgroalDataSource database;
  private final TransactionSynchronizationRegistry transaction;

  TenantRead(
      Tenancy tenancy, AgroalDataSource database, TransactionSynchronizationRegistry transaction) {
    this.tenancy = tenancy;
    this.database = database;
    this.transaction = transaction;
  }

  /** What one row says. */
  @FunctionalInterface
  public interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  /**
   * The rows that a query finds, in the transaction under way if there is one.
   *
   * @param sql its first parameter is the marketplace, the others are {@code parameters}
   * @throws IllegalStateException when the database does not answer, or no tenant is served
   */
  public <T> List<T> rows(String sql, Reading<T> reading, String... parameters) {
    boolean told = TenantTransaction.isTold(transaction);
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(told ? sql : TELL + sql)) {
      int i = 1;
      if (!told) {
        statement.setString(i++, tenancy.current());
      }
      statement.setString(i++, tenancy.current());
      for (String parameter : parameters) {
        statement.setString(i++, parameter);
      }
      statement.execute();
      if (!told) {
        statement.getMoreResults();
        TenantTransaction.note(transaction, tenancy.current());
      }
      var found = new ArrayList<T>();
      try (var row = statement.getResultSet()) {
        while (row.next()) {
          found.add(reading.of(row));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException("Rows cannot be read.", e);
    }
  }
}
