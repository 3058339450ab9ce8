package io.posventa.platform.log;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows that the current transaction adds and does not read. They go to the database just before the
 * commit, all of one kind in one message, in the order in which they were added.
 */
@ApplicationScoped
public class RowsAtCommit {
  private final TransactionSynchronizationRegistry transaction;
  private final AgroalDataSource database;

  RowsAtCommit(TransactionSynchronizationRegistry transaction, AgroalDataSource database) {
    this.transaction = transaction;
    this.database = database;
  }

  /** The values of a row. */
  @FunctionalInterface
  public interface Row {
    void bind(PreparedStatement statement) throws SQLException;
  }

  /** Adds a row; without a transaction there is nothing to add it to. */
  public void add(String insert, Row row) {
    if (transaction.getResource(RowsAtCommit.class) == null) {
      transaction.putResource(RowsAtCommit.class, new Waiting());
      transaction.registerInterposedSynchronization(
          new Synchronization() {
            @Override
            public void beforeCompletion() {
              write();
              waiting().isOver = true;
            }

            @Override
            public void afterCompletion(int status) {
              // With the transaction they are there, or gone.
            }
          });
    }
    var waiting = waiting();
    if (waiting.isOver) {
      throw new IllegalStateException("The transaction's rows are written already.");
    }
    waiting.rows.computeIfAbsent(insert, _ -> new ArrayList<>()).add(row);
  }

  private Waiting waiting() {
    return (Waiting) transaction.getResource(RowsAtCommit.class);
  }

  /** Writes what was added so far, for who wants to know by now that it can be written. */
  public void write() {
    if (transaction.getResource(RowsAtCommit.class) instanceof Waiting waiting) {
      waiting.rows.forEach(this::write);
      waiting.rows.clear();
    }
  }

  private void write(String insert, List<Row> rows) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(insert)) {
      for (var row : rows) {
        row.bind(statement);
        statement.addBatch();
      }
      statement.executeBatch();
    } catch (SQLException e) {
      throw new IllegalStateException("These rows cannot be written: " + insert, e);
    }
  }

  private static final class Waiting {
    final Map<String, List<Row>> rows = new LinkedHashMap<>();
    boolean isOver;
  }
}
