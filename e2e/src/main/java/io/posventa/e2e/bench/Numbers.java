package io.posventa.e2e.bench;

import java.sql.Connection;
import java.sql.SQLException;

/** Asks a database for one number. */
final class Numbers {
  private Numbers() {}

  /**
   * The first column of the only row.
   *
   * @param values of the statement's parameters, in their order
   */
  static double of(Connection connection, String sql, Object... values) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getDouble(1);
      }
    }
  }
}
