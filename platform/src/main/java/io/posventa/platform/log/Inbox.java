package io.posventa.platform.log;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;

/** Notes each event in the transaction of its effect, so that a repetition has none. */
@ApplicationScoped
class Inbox {
  private final InboxNotes notes;
  private final EventContext context;
  private final ParkedEvents parked;
  private final EntityManager entities;
  private final RowsAtCommit rows;

  Inbox(
      InboxNotes notes,
      EventContext context,
      ParkedEvents parked,
      EntityManager entities,
      RowsAtCommit rows) {
    this.notes = notes;
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
    var noted =
        notes.note(deliveries.stream().filter(Delivery::isWanted).map(Delivery::event).toList());
    int used = 0;
    var outcomes = new ArrayList<Outcome>(deliveries.size());
    for (var delivery : deliveries) {
      outcomes.add(delivery.isWanted() ? applied(delivery, noted.get(used++)) : Outcome.APPLIED);
      entities.flush();
      entities.clear();
      if (Reception.isEnough(outcomes, end)) {
        break;
      }
    }
    if (used < noted.size()) {
      notes.forget(noted.subList(used, noted.size()));
    }
    // Not with the commit: what fails there does not say why.
    rows.write();
    return outcomes;
  }

  private Outcome applied(Delivery delivery, InboxNotes.Note note) {
    if (!note.isNew()) {
      return Outcome.DUPLICATE;
    }
    // Asked once more where it matters: an operator may have replayed the case since.
    if (note.caseIsParked() && notes.isCaseParked(note.event())) {
      parked.add(note.event(), "Waits behind an earlier event of its case.");
      return Outcome.PARKED;
    }
    context.handle(note.event(), delivery::apply);
    return Outcome.APPLIED;
  }

  /** Puts the event aside, with all later ones of its case, until an operator replays it. */
  @Transactional
  Outcome park(IncomingEvent event, String reason) {
    if (!notes.note(List.of(event)).getFirst().isNew()) {
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
}
