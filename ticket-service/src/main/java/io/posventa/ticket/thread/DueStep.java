package io.posventa.ticket.thread;

import java.time.Instant;
import java.util.List;

/** A step of a ladder that has come due, as the ticket's events name it. */
public record DueStep(
    String id,
    String ladder,
    int step,
    String action,
    Instant dueAt,
    int number,
    List<String> told) {

  public DueStep {
    told = List.copyOf(told);
  }

  /** The step without whom it tells. */
  record Facts(String id, String ladder, int step, String action, Instant dueAt, int number) {}

  Facts facts() {
    return new Facts(id, ladder, step, action, dueAt, number);
  }
}
