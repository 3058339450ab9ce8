package io.posventa.e2e.bench.limit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Explains what was captured, in transactions that are rolled back. */
final class Plans {
  private static final Pattern EXPLAINABLE =
      Pattern.compile(
          "(select|with|update|insert|delete)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern SETTING =
      Pattern.compile(
          "(set local role \\w+|select set_config\\(.*)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final ObjectMapper json = new ObjectMapper();
  private final Connection connection;
  private final ParameterTypes types;
  private final Map<String, Long> sizes = new HashMap<>();
  private final Set<String> explained = new HashSet<>();

  Plans(Connection connection) throws SQLException {
    this.connection = connection;
    this.types = new ParameterTypes(connection);
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select relname, reltuples::bigint from pg_class where relkind = 'r'")) {
      while (row.next()) {
        sizes.put(row.getString(1), row.getLong(2));
      }
    }
  }

  /** The plans of transactions, each statement once. */
  List<Plan> of(List<List<Statement>> transactions) throws SQLException {
    var plans = new ArrayList<Plan>();
    connection.setAutoCommit(false);
    try {
      for (var transaction : transactions) {
        if (transaction.stream().anyMatch(this::isNew)) {
          plans.addAll(explain(transaction));
        }
      }
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
    return plans;
  }

  private boolean isNew(Statement statement) {
    return EXPLAINABLE.matcher(statement.sql()).matches() && !explained.contains(statement.sql());
  }

  private List<Plan> explain(List<Statement> transaction) throws SQLException {
    var plans = new ArrayList<Plan>();
    run("set local role posventa_app");
    for (var statement : transaction) {
      if (SETTING.matcher(statement.sql()).matches()) {
        run(Script.filled(statement, types));
      } else if (isNew(statement)) {
        explained.add(statement.sql());
        plans.add(explain(statement));
      }
    }
    connection.rollback();
    return plans;
  }

  private Plan explain(Statement statement) throws SQLException {
    var point = connection.setSavepoint();
    try (var asked = connection.createStatement();
        var row =
            asked.executeQuery(
                "explain (analyze, buffers, format json) " + Script.filled(statement, types))) {
      row.next();
      var plan = json.readTree(row.getString(1));
      return new Plan(statement.sql(), plan, wholeReads(plan, sizes), "");
    } catch (SQLException e) {
      connection.rollback(point);
      return new Plan(statement.sql(), new ArrayNode(null), List.of(), e.getMessage());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("PostgreSQL's plan is no JSON", e);
    }
  }

  private void run(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The large tables that a plan reads from end to end. */
  static List<String> wholeReads(JsonNode plan, Map<String, Long> sizes) {
    var tables = new ArrayList<String>();
    for (var node : plan.findParents("Node Type")) {
      String table = node.path("Relation Name").asText();
      boolean ran = node.path("Actual Loops").asLong(1) > 0;
      if (node.path("Node Type").asText().equals("Seq Scan")
          && ran
          && sizes.getOrDefault(table, 0L) > Plan.LARGE) {
        tables.add(table);
      }
    }
    return List.copyOf(tables);
  }
}
