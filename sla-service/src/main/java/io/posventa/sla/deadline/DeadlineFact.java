package io.posventa.sla.deadline;

import java.util.Locale;

/** What others learn of a deadline. */
enum DeadlineFact {
  SCHEDULED,
  PAUSED,
  REACHED,
  CANCELLED;

  String type() {
    return "deadline." + name().toLowerCase(Locale.ROOT);
  }
}
