package io.posventa.ticket.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.ticket.party.Acting;
import io.posventa.ticket.party.Party;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The trail of tickets: one entry per version, written by the transaction that makes it. It is also
 * what a due step's race is decided by.
 */
@ApplicationScoped
public class History {
  private static final String APPEND =
      """
      insert into ticket_history (marketplace_id, ticket_id, version, at, type, party, role, actor_id,
                                  counts, event_id, policy_id, facts, digest, previous_digest, personal)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?::jsonb)""";
  private static final String LIST =
      """
      select ticket_id, version, at, type, party, role, actor_id, policy_id, facts::text, digest,
             previous_digest
      from ticket_history
      where marketplace_id = ? and ticket_id = ? and version > ?
      order by version limit ?""";
  private static final String SINCE =
      """
      select version, type, party, event_id
      from ticket_history
      where marketplace_id = ? and ticket_id = ? and version > ? and counts
      order by version""";
  private static final String LATEST =
      """
      select ticket_id, version, at, type, party, role, actor_id, policy_id, facts::text, digest,
             previous_digest
      from ticket_history
      where marketplace_id = ? and ticket_id = ? and type = any (?)
      order by version desc limit 1""";
  private static final String SNAPSHOT =
      """
      select (personal -> 'ticket')::text
      from ticket_history
      where marketplace_id = ? and ticket_id = ? and version = ?""";

  private final Tenancy tenancy;
  private final AgroalDataSource database;
  private final ObjectMapper json;

  History(Tenancy tenancy, AgroalDataSource database, ObjectMapper json) {
    this.tenancy = tenancy;
    this.database = database;
    this.json = json;
  }

  /**
   * A fact to keep.
   *
   * @param counts whether a ladder may take it for an answer
   * @param eventId the event that told it
   * @param facts what the chain covers
   * @param personal what may be erased: the ticket as of this version, and the salt of digests
   */
  public record Fact(
      String ticket,
      long version,
      Instant at,
      String type,
      Acting by,
      boolean counts,
      String eventId,
      String policy,
      JsonNode facts,
      JsonNode personal) {}

  /** A change that came after another, by type and side. */
  public record Later(long version, String type, Party party, String eventId) {}

  /**
   * Writes the entry behind the previous one.
   *
   * @return the new end of the chain
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public String append(String previous, Fact fact) {
    var entry =
        HistoryEntry.chained(
            fact.ticket,
            fact.version,
            fact.at,
            fact.type,
            fact.by.by(),
            fact.policy,
            fact.facts,
            previous);
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(APPEND)) {
      statement.setString(1, tenancy.current());
      statement.setString(2, fact.ticket);
      statement.setLong(3, fact.version);
      statement.setObject(4, OffsetDateTime.ofInstant(fact.at, ZoneOffset.UTC));
      statement.setString(5, fact.type);
      statement.setString(6, fact.by.party().name());
      statement.setString(7, fact.by.role());
      statement.setString(8, fact.by.id());
      statement.setBoolean(9, fact.counts);
      statement.setString(10, fact.eventId);
      statement.setString(11, fact.policy);
      statement.setString(12, fact.facts.toString());
      statement.setString(13, entry.digest());
      statement.setString(14, previous.isEmpty() ? null : previous);
      statement.setString(15, fact.personal.toString());
      statement.executeUpdate();
      return entry.digest();
    } catch (SQLException e) {
      throw new IllegalStateException("The history of " + fact.ticket + " cannot be written.", e);
    }
  }

  /** The entries after a version, oldest first. */
  @Transactional
  public List<HistoryEntry> after(String ticket, long version, int limit) {
    return query(
        LIST,
        statement -> {
          statement.setString(2, ticket);
          statement.setLong(3, version);
          statement.setInt(4, limit);
        },
        this::entry);
  }

  /** The last entry of these types. */
  @Transactional
  public Optional<HistoryEntry> latest(String ticket, String... types) {
    return query(
            LATEST,
            statement -> {
              statement.setString(2, ticket);
              statement.setArray(3, statement.getConnection().createArrayOf("text", types));
            },
            this::entry)
        .stream()
        .findFirst();
  }

  /** What happened after a version and counts as an answer. */
  @Transactional
  public List<Later> since(String ticket, long version) {
    return query(
        SINCE,
        statement -> {
          statement.setString(2, ticket);
          statement.setLong(3, version);
        },
        row ->
            new Later(
                row.getLong(1),
                row.getString(2),
                Party.valueOf(row.getString(3)),
                row.getString(4)));
  }

  /** The ticket as it was told at a version; none: there is no such version, or it was erased. */
  @Transactional
  public Optional<JsonNode> ticketAsOf(String ticket, long version) {
    List<JsonNode> found =
        query(
            SNAPSHOT,
            statement -> {
              statement.setString(2, ticket);
              statement.setLong(3, version);
            },
            row -> json(row.getString(1)));
    return found.stream().filter(JsonNode::isObject).findFirst();
  }

  private HistoryEntry entry(ResultSet row) throws SQLException {
    var by = new Acting.By(Party.valueOf(row.getString(5)), row.getString(6), row.getString(7));
    return new HistoryEntry(
        "history_entry",
        row.getString(1),
        row.getLong(2),
        row.getObject(3, OffsetDateTime.class).toInstant(),
        row.getString(4),
        by,
        row.getString(8),
        json(row.getString(9)),
        row.getString(10),
        Optional.ofNullable(row.getString(11)));
  }

  private JsonNode json(String text) {
    try {
      return json.readTree(text == null ? "null" : text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The database keeps JSON that is none.", e);
    }
  }

  private interface Filling {
    void into(PreparedStatement statement) throws SQLException;
  }

  private interface Reading<T> {
    T from(ResultSet row) throws SQLException;
  }

  private <T> List<T> query(String sql, Filling filling, Reading<T> reading) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(sql)) {
      statement.setString(1, tenancy.current());
      filling.into(statement);
      var found = new ArrayList<T>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(reading.from(rows));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException("The history cannot be read.", e);
    }
  }
}
