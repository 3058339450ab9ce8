package io.posventa.platform.log;

import io.agroal.api.AgroalDataSource;
import io.posventa.platform.tenant.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;

/** What is noted of events in the transaction of their effects: that they have had them. */
@ApplicationScoped
class InboxNotes {
  private static final String NOTE =
      """
      with told as (
        select * from unnest(?::text[], ?::text[]) with ordinality as t (source, event_id, nth)
      ), noted as (
        insert into inbox (marketplace_id, source, event_id, received_at)
        select ?, source, event_id, ? from told order by nth
        on conflict do nothing returning source, event_id
      )
      select exists (select from noted n where n.source = t.source and n.event_id = t.event_id)
      from told t order by nth""";

  // In a statement of its own: the first may have waited for who was parking the case just then,
  // and sees the table as it was before.
  private static final String PARKED =
      """
      select exists (select from parked_event p
                     where p.marketplace_id = ? and p.source = t.source
                       and p.correlation = t.correlation and p.replayed_at is null)
      from unnest(?::text[], ?::text[]) with ordinality as t (source, correlation, nth)
      order by nth""";
  private static final String FORGET =
      "delete from inbox where marketplace_id = ? and source = ? and event_id = ?";

  private final AgroalDataSource database;
  private final Tenancy tenancy;
  private final Clock machine;

  InboxNotes(AgroalDataSource database, Tenancy tenancy, Clock machine) {
    this.database = database;
    this.tenancy = tenancy;
    this.machine = machine;
  }

  /**
   * How an event was found.
   *
   * @param isNew whether it was not noted before, neither here nor further up in its list
   * @param caseIsParked whether it has to wait behind an earlier one
   */
  record Note(IncomingEvent event, boolean isNew, boolean caseIsParked) {}

  /** Notes the current tenant's events, and how each was found, in their order. */
  List<Note> note(List<IncomingEvent> events) {
    if (events.isEmpty()) {
      return List.of();
    }
    try (var connection = database.getConnection()) {
      var isNoted = noted(connection, events);
      var isParked = parked(connection, events);
      var seen = new HashSet<List<String>>();
      var notes = new ArrayList<Note>(events.size());
      for (int i = 0; i < events.size(); i++) {
        var event = events.get(i);
        boolean isFirst = seen.add(List.of(event.source(), event.id()));
        notes.add(new Note(event, isFirst && isNoted.get(i), isParked.get(i)));
      }
      return notes;
    } catch (SQLException e) {
      throw new IllegalStateException("The inbox cannot be written.", e);
    }
  }

  private List<Boolean> noted(Connection connection, List<IncomingEvent> events)
      throws SQLException {
    try (var statement = connection.prepareStatement(NOTE)) {
      statement.setArray(1, each(connection, events, IncomingEvent::source));
      statement.setArray(2, each(connection, events, IncomingEvent::id));
      statement.setString(3, tenancy.current());
      statement.setObject(4, OffsetDateTime.ofInstant(machine.instant(), ZoneOffset.UTC));
      return answers(statement);
    }
  }

  private List<Boolean> parked(Connection connection, List<IncomingEvent> events)
      throws SQLException {
    try (var statement = connection.prepareStatement(PARKED)) {
      statement.setString(1, tenancy.current());
      statement.setArray(2, each(connection, events, IncomingEvent::source));
      statement.setArray(3, each(connection, events, IncomingEvent::correlation));
      return answers(statement);
    }
  }

  /** Whether the event's case is parked by now. */
  boolean isCaseParked(IncomingEvent event) {
    try (var connection = database.getConnection()) {
      return parked(connection, List.of(event)).getFirst();
    } catch (SQLException e) {
      throw new IllegalStateException("The parked events cannot be read.", e);
    }
  }

  private static List<Boolean> answers(PreparedStatement statement) throws SQLException {
    try (var row = statement.executeQuery()) {
      var answers = new ArrayList<Boolean>();
      while (row.next()) {
        answers.add(row.getBoolean(1));
      }
      return answers;
    }
  }

  /** Takes notes back whose effects do not come with them; what was noted before stays. */
  void forget(List<Note> notes) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(FORGET)) {
      for (var note : notes) {
        if (note.isNew()) {
          statement.setString(1, tenancy.current());
          statement.setString(2, note.event().source());
          statement.setString(3, note.event().id());
          statement.addBatch();
        }
      }
      statement.executeBatch();
    } catch (SQLException e) {
      throw new IllegalStateException("The inbox cannot be written.", e);
    }
  }

  private static Array each(
      Connection connection, List<IncomingEvent> events, Function<IncomingEvent, String> part)
      throws SQLException {
    return connection.createArrayOf("text", events.stream().map(part).toArray());
  }
}
