package io.posventa.platform.log;

import io.agroal.api.AgroalDataSource;
import io.posventa.platform.tenant.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Notes each event in the transaction of its effect, so that a repetition has none. */
@ApplicationScoped
class Inbox {
  private static final String NOTE =
      """
      with noted as (
        insert into inbox (marketplace_id, source, event_id, received_at) values (?, ?, ?, ?)
        on conflict do nothing returning 1
      )
      select exists (select from noted),
             exists (select from parked_event
                     where marketplace_id = ? and source = ? and correlation = ?
                       and replayed_at is null)""";

  private final AgroalDataSource database;
  private final Tenancy tenancy;
  private final Clock machine;
  private final EventContext context;
  private final ParkedEvents parked;

  Inbox(
      AgroalDataSource database,
      Tenancy tenancy,
      Clock machine,
      EventContext context,
      ParkedEvents parked) {
    this.database = database;
    this.tenancy = tenancy;
    this.machine = machine;
    this.context = context;
    this.parked = parked;
  }

  enum Outcome {
    APPLIED,
    DUPLICATE,
    PARKED
  }

  /** Applies the event; parks it instead when an earlier one of its case is parked. */
  @Transactional
  Outcome apply(IncomingEvent event, List<EventHandler> handlers) {
    var note = note(event);
    if (!note.isNew()) {
      return Outcome.DUPLICATE;
    }
    if (note.caseIsParked()) {
      parked.add(event, "Waits behind an earlier event of its case.");
      return Outcome.PARKED;
    }
    context.handle(event, () -> handlers.forEach(handler -> handler.apply(event)));
    return Outcome.APPLIED;
  }

  /** Puts the event aside, with all later ones of its case, until an operator replays it. */
  @Transactional
  Outcome park(IncomingEvent event, String reason) {
    if (!note(event).isNew()) {
      return Outcome.DUPLICATE;
    }
    parked.add(event, reason);
    return Outcome.PARKED;
  }

  /** Applies an event that was parked; the caller has made sure that it is the case's next. */
  @Transactional
  void replay(String parkedId, IncomingEvent event, List<EventHandler> handlers) {
    if (parked.close(parkedId)) {
      context.handle(event, () -> handlers.forEach(handler -> handler.apply(event)));
    }
  }

  private record Note(boolean isNew, boolean caseIsParked) {}

  private Note note(IncomingEvent event) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(NOTE)) {
      statement.setString(1, tenancy.current());
      statement.setString(2, event.source());
      statement.setString(3, event.id());
      statement.setObject(4, OffsetDateTime.ofInstant(machine.instant(), ZoneOffset.UTC));
      statement.setString(5, tenancy.current());
      statement.setString(6, event.source());
      statement.setString(7, event.correlation());
      try (var row = statement.executeQuery()) {
        row.next();
        return new Note(row.getBoolean(1), row.getBoolean(2));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The inbox cannot be written.", e);
    }
  }
}
