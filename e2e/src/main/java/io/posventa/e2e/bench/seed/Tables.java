package io.posventa.e2e.bench.seed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds what an original has left in a database. */
final class Tables {
  /** What only says that something was done already. */
  private static final List<String> FORGETTABLE =
      List.of("inbox", "idempotency", "parked_event", "tenant_clock");

  private static final String COLUMNS =
      """
      select c.table_name, c.column_name, format_type(a.atttypid, a.atttypmod),
             coalesce(c.column_default, '') like 'nextval(%'
      from information_schema.columns c
      join pg_attribute a on a.attrelid = c.table_name::regclass and a.attname = c.column_name
      where c.table_schema = 'public' and c.is_generated = 'NEVER'
        and c.table_name in (select table_name from information_schema.columns
                             where table_schema = 'public' and column_name = 'marketplace_id')
      order by c.table_name, c.ordinal_position""";

  private final Map<String, List<Row.Column>> columns = new LinkedHashMap<>();
  private final Connection connection;

  Tables(Connection connection) throws SQLException {
    this.connection = connection;
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(COLUMNS)) {
      while (row.next()) {
        if (!FORGETTABLE.contains(row.getString(1))) {
          columns
              .computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
              .add(new Row.Column(row.getString(2), row.getString(3), row.getBoolean(4)));
        }
      }
    }
  }

  /** Every row that names the original's ticket or order, table by table. */
  List<Row> rows(Original original) throws SQLException {
    var rows = new ArrayList<Row>();
    for (var table : columns.entrySet()) {
      String order = table.getKey().matches("change_log|feed_event") ? "position" : "1";
      String sql =
          "select %s from %s t where t::text like ? or t::text like ? order by %s"
              .formatted(
                  table.getValue().stream()
                      .map(column -> column.name() + "::text")
                      .collect(Collectors.joining(", ")),
                  table.getKey(),
                  order);
      try (var statement = connection.prepareStatement(sql)) {
        statement.setString(1, "%" + original.ticket() + "%");
        statement.setString(2, "%" + original.order() + "%");
        try (var found = statement.executeQuery()) {
          while (found.next()) {
            var values = new LinkedHashMap<Row.Column, @Nullable String>();
            for (int i = 0; i < table.getValue().size(); i++) {
              values.put(table.getValue().get(i), found.getString(i + 1));
            }
            rows.add(new Row(table.getKey(), values));
          }
        }
      }
    }
    return rows;
  }
}
