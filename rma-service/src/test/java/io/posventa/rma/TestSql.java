package io.posventa.rma;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A look into the database as one tenant. */
public final class TestSql {
  private TestSql() {}

  public static List<String> list(DataSource database, String marketplace, String sql) {
    try (var connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try (var tenant =
              connection.prepareStatement("select set_config('app.marketplace', ?, true)");
          var statement = connection.createStatement()) {
        tenant.setString(1, marketplace);
        tenant.execute();
        var found = new ArrayList<String>();
        try (var rows = statement.executeQuery(sql)) {
          while (rows.next()) {
            found.add(rows.getString(1));
          }
        }
        return found;
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Changes rows of one tenant, for what no request can do, such as growing old. */
  public static int update(DataSource database, String marketplace, String sql) {
    try (var connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try (var tenant =
              connection.prepareStatement("select set_config('app.marketplace', ?, true)");
          var statement = connection.createStatement()) {
        tenant.setString(1, marketplace);
        tenant.execute();
        int changed = statement.executeUpdate(sql);
        connection.commit();
        return changed;
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
