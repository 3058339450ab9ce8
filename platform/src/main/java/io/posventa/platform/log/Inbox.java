package io.posventa.platform.log;

import io.agroal.api.AgroalDataSource;
import io.posventa.platform.tenant.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
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
  private final EntityManager entities;
  private final RowsAtCommit rows;

  Inbox(
      AgroalDataSource database,
      Tenancy tenancy,
      Clock machine,
      EventContext context,
      ParkedEvents parked,
      EntityManager entities,
      RowsAtCommit rows) {
    this.database = database;
    this.tenancy = tenancy;
    this.machine = machine;
    this.context = context;
    this.parked = parked;
    this.entities = entities;
    this.rows = rows;
  }

  enum Outcome {
    APPLIED,
    DUPLICATE,
    PARKED
  }

  /** Applies the event; parks it instead when an earlier one of its case is parked. */
  @Transactional
  Outcome apply(Delivery delivery) {
    return apply(List.of(delivery), System.nanoTime()).getFirst();
  }

  /**
   * Applies one marketplace's events in their order, all or none: one commit waits for the disk in
   * place of many. Each finds what those before it have written as if they had committed. When the
   * time is over, the rest is left.
   *
   * @param end by {@link System#nanoTime}
   */
  @Transactional
  List<Outcome> apply(List<Delivery> deliveries, long end) {
    var outcomes = new ArrayList<Outcome>(deliveries.size());
    for (var delivery : deliveries) {
      outcomes.add(applied(delivery));
      entities.flush();
      entities.clear();
      if (Reception.isEnough(outcomes, end)) {
        break;
      }
    }
    // Not with the commit: what fails there does not say why.
    rows.write();
    return outcomes;
  }

  private Outcome applied(Delivery delivery) {
    if (!delivery.isWanted()) {
      return Outcome.APPLIED;
    }
    var event = delivery.event();
    var note = note(event);
    if (!note.isNew()) {
      return Outcome.DUPLICATE;
    }
    if (note.caseIsParked()) {
      parked.add(event, "Waits behind an earlier event of its case.");
      return Outcome.PARKED;
    }
    context.handle(event, delivery::apply);
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
  void replay(String parkedId, Delivery delivery) {
    if (parked.close(parkedId)) {
      context.handle(delivery.event(), delivery::apply);
      entities.flush();
      rows.write();
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
