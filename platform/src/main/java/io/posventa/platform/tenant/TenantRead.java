package io.posventa.platform.tenant;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

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
    var together = together();
    var rows = together.rows(sql, reading, parameters);
    together.read();
    return rows.get();
  }

  /** Several reads that cost one round trip. */
  public Together together() {
    return new Together();
  }

  /** Reads that are collected first, then sent in one message, and have their rows after that. */
  public final class Together {
    private final List<Part<?>> parts = new ArrayList<>();

    /**
     * Adds a read as {@link TenantRead#rows} has it.
     *
     * @return its rows, as soon as {@link #read} has returned
     */
    public <T> Supplier<List<T>> rows(String sql, Reading<T> reading, String... parameters) {
      var part = new Part<>(sql, reading, List.of(parameters));
      parts.add(part);
      return () -> List.copyOf(part.found);
    }

    /** Sends all of them. */
    public void read() {
      boolean told = TenantTransaction.isTold(transaction);
      String sql = parts.stream().map(Part::sql).collect(Collectors.joining(";\n"));
      try (var connection = database.getConnection();
          var statement = connection.prepareStatement(told ? sql : TELL + sql)) {
        fill(statement, told);
        statement.execute();
        if (!told) {
          statement.getMoreResults();
          TenantTransaction.note(transaction, tenancy.current());
        }
        for (var part : parts) {
          part.take(statement);
        }
      } catch (SQLException e) {
        throw new IllegalStateException("Rows cannot be read.", e);
      }
    }

    private void fill(PreparedStatement statement, boolean told) throws SQLException {
      String marketplace = tenancy.current();
      int i = 1;
      if (!told) {
        statement.setString(i++, marketplace);
      }
      for (var part : parts) {
        statement.setString(i++, marketplace);
        for (String parameter : part.parameters()) {
          statement.setString(i++, parameter);
        }
      }
    }
  }

  private static final class Part<T> {
    private final String sql;
    private final Reading<T> reading;
    private final List<String> parameters;
    private final List<T> found = new ArrayList<>();

    Part(String sql, Reading<T> reading, List<String> parameters) {
      this.sql = sql;
      this.reading = reading;
      this.parameters = parameters;
    }

    String sql() {
      return sql;
    }

    List<String> parameters() {
      return parameters;
    }

    /** Takes its rows off the statement, and leaves that at the next part's. */
    void take(PreparedStatement statement) throws SQLException {
      try (var row = statement.getResultSet()) {
        while (row.next()) {
          found.add(reading.of(row));
        }
      }
      statement.getMoreResults();
    }
  }
}
