package io.posventa.ticket.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.posventa.platform.test.Postgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** What the service has told the others. */
public final class Log {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Log() {}

  /** One event of the change log. */
  public record Entry(String type, String subject, long version, JsonNode data) {}

  /** The events of a case, in the order of their writing. */
  public static List<Entry> of(String ticket) {
    String sql =
        "select type, subject, version, data::text from change_log where correlation = ? order by"
            + " log_id";
    String url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
    try (var connection = Postgres.asSuperuser(url);
        var statement = connection.prepareStatement(sql)) {
      statement.setString(1, ticket);
      var found = new ArrayList<Entry>();
      try (var row = statement.executeQuery()) {
        while (row.next()) {
          found.add(
              new Entry(
                  row.getString(1),
                  row.getString(2),
                  row.getLong(3),
                  JSON.readTree(row.getString(4))));
        }
      }
      return found;
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public static List<String> types(String ticket) {
    return of(ticket).stream().map(Entry::type).toList();
  }

  public static Entry last(String ticket) {
    return of(ticket).getLast();
  }
}
