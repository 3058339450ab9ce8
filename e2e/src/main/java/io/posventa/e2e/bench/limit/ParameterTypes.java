package io.posventa.e2e.bench.limit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks PostgreSQL what it takes a statement's parameters for. */
final class ParameterTypes implements Script.Types {
  private final Connection connection;
  private final Map<String, List<String>> known = new HashMap<>();

  ParameterTypes(Connection connection) {
    this.connection = connection;
  }

  @Override
  public List<String> of(String sql) {
    return known.computeIfAbsent(sql, this::ask);
  }

  private List<String> ask(String sql) {
    try (var statement = connection.createStatement()) {
      statement.execute("prepare asked as " + sql);
      try (var row =
          statement.executeQuery(
              "select unnest(parameter_types)::text from pg_prepared_statements"
                  + " where name = 'asked'")) {
        var types = new ArrayList<String>();
        while (row.next()) {
          types.add(row.getString(1));
        }
        return types;
      } finally {
        statement.execute("deallocate asked");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL does not know " + sql, e);
    }
  }
}
