package io.posventa.platform.log;

import io.agroal.api.AgroalDataSource;
import io.posventa.platform.tenant.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
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
        select * from unnest(?, ?, ?) with ordinality as t (source, event_id, correlation, nth)
      ), noted as (
        insert into inbox (marketplace_id, source, event_id, received_at)
        select ?, source, event_id, ? from told order by nth
        on conflict do nothing returning source, event_id
      )
      select exists (select from noted n where n.source = t.source and n.event_id = t.event_id),
             exists (select from parked_event
                     where marketplace_id = ? and source = t.source
                       and correlation = t.correlation and replayed_at is null)
      from told t order by nth""";
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
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(NOTE)) {
      statement.setArray(1, connection.createArrayOf("text", each(events, IncomingEvent::source)));
      statement.setArray(2, connection.createArrayOf("text", each(events, IncomingEvent::id)));
      statement.setArray(
          3, connection.createArrayOf("text", each(events, IncomingEvent::correlation)));
      statement.setString(4, tenancy.current());
      statement.setObject(5, OffsetDateTime.ofInstant(machine.instant(), ZoneOffset.UTC));
      statement.setString(6, tenancy.current());
      try (var row = statement.executeQuery()) {
        var seen = new HashSet<List<String>>();
        var notes = new ArrayList<Note>(events.size());
        for (var event : events) {
          row.next();
          boolean isFirst = seen.add(List.of(event.source(), event.id()));
          notes.add(new Note(event, isFirst && row.getBoolean(1), row.getBoolean(2)));
        }
        return notes;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The inbox cannot be written.", e);
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

  private static Object[] each(List<IncomingEvent> events, Function<IncomingEvent, String> part) {
    return events.stream().map(part).toArray();
  }
}
