package io.posventa.notification.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the feed in the order of its positions. */
@ApplicationScoped
class FeedReader {
  // One statement, so one snapshot: every row up to the head that it shows is visible to it.
  private static final String HEAD =
      """
      select h.epoch, h.position, f.position,
             e.position, e.event_id, e.source, e.type, e.subject, e.version, e.occurred_at,
             e.correlation, e.causation, e.actor::text, e.data::text
      from log_head h cross join feed_floor f
      left join lateral (
        select * from feed_event
        where marketplace_id = ? and position > ?""";
  private static final String TAIL =
      """
       order by position limit ?
      ) e on true
      where h.log = 'feed_event' order by e.position""";

  private final AgroalDataSource database;
  private final ObjectMapper json;

  FeedReader(AgroalDataSource database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /** A row of the feed. */
  record Row(long position, FeedEvent event) {}

  /**
   * A part of the feed.
   *
   * @param head the last position that was given when the rows were read
   * @param floor up to where the feed has been forgotten
   */
  record Part(String epoch, long head, long floor, List<Row> rows) {}

  @Transactional
  Part read(String marketplaceId, FeedFilter filter, long after, int limit) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(HEAD + filter.condition() + TAIL)) {
      int i = 1;
      statement.setString(i++, marketplaceId);
      statement.setLong(i++, after);
      for (var values : filter.values()) {
        statement.setArray(i++, array(connection, values));
      }
      statement.setInt(i, limit);
      try (var row = statement.executeQuery()) {
        return part(row);
      }
    } catch (SQLException | JsonProcessingException e) {
      throw new IllegalStateException("The feed cannot be read.", e);
    }
  }

  private static java.sql.Array array(Connection connection, List<String> values)
      throws SQLException {
    return connection.createArrayOf("text", values.toArray());
  }

  private Part part(ResultSet row) throws SQLException, JsonProcessingException {
    var rows = new ArrayList<Row>();
    if (!row.next()) {
      throw new IllegalStateException("The feed has no head.");
    }
    String epoch = row.getString(1);
    long head = row.getLong(2);
    long floor = row.getLong(3);
    do {
      long position = row.getLong(4);
      if (!row.wasNull()) {
        rows.add(new Row(position, event(row)));
      }
    } while (row.next());
    return new Part(epoch, head, floor, rows);
  }

  private FeedEvent event(ResultSet row) throws SQLException, JsonProcessingException {
    return new FeedEvent(
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getLong(9),
        row.getObject(10, OffsetDateTime.class).toInstant(),
        row.getString(11),
        Optional.ofNullable(row.getString(12)),
        json.readTree(row.getString(13)),
        json.readTree(row.getString(14)));
  }
}
