package io.posventa.e2e.bench.seed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The indexes of a database that no constraint needs, taken away while many rows are added: to
 * build one over all rows at once costs a fraction of entering each row.
 */
final class Indexes {
  private static final String FIND =
      """
      select i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid)
      from pg_index i
      join pg_class c on c.oid = i.indrelid
      where c.relnamespace = 'public'::regnamespace
        and not exists (select from pg_constraint where conindid = i.indexrelid)
      order by 1""";

  private final Connection connection;
  private final List<String> definitions;

  private Indexes(Connection connection, List<String> definitions) {
    this.connection = connection;
    this.definitions = definitions;
  }

  /** Takes them away, in the connection's transaction. */
  static Indexes drop(Connection connection) throws SQLException {
    var names = new ArrayList<String>();
    var definitions = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(FIND)) {
      while (row.next()) {
        names.add(row.getString(1));
        definitions.add(row.getString(2));
      }
    }
    try (var statement = connection.createStatement()) {
      if (!names.isEmpty()) {
        statement.execute("drop index " + String.join(", ", names));
      }
    }
    return new Indexes(connection, List.copyOf(definitions));
  }

  /** Builds them again, in the same transaction. */
  void build() throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("set local maintenance_work_mem = '256MB'");
      for (String definition : definitions) {
        statement.execute(definition);
      }
    }
  }
}
