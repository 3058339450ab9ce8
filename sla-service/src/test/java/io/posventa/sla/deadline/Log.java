package io.posventa.sla.deadline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.platform.tenant.WorkerRole;
import io.posventa.sla.arithmetic.TestJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What this service told others, in order. */
@ApplicationScoped
class Log {
  private final WorkerRole worker;

  Log(WorkerRole worker) {
    this.worker = worker;
  }

  record Entry(String type, String subject, long version, String correlation, JsonNode data) {}

  List<Entry> of(String marketplace, String type) {
    return worker.call(
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  """
                  select type, subject, version, correlation, data::text from change_log
                  where marketplace_id = ? and type = ? order by log_id""")) {
            statement.setString(1, marketplace);
            statement.setString(2, type);
            try (var row = statement.executeQuery()) {
              var entries = new ArrayList<Entry>();
              while (row.next()) {
                entries.add(
                    new Entry(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getString(4),
                        tree(row.getString(5))));
              }
              return entries;
            }
          }
        });
  }

  private static JsonNode tree(String json) throws SQLException {
    try {
      return TestJson.MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new SQLException(e);
    }
  }
}
