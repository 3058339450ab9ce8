package io.posventa.ticket.outcome;

import io.posventa.ticket.history.History.Later;
import java.util.List;
import java.util.Optional;

/** Decides between a due step and what happened on the ticket since the step's term began. */
final class Race {
  private Race() {}

  /**
   * The first change after the term's start that ends the term or starts it anew; it came before
   * the step and wins.
   */
  static Optional<Later> winner(List<Later> since, List<Listed> cancel, List<Listed> restart) {
    return since.stream()
        .filter(
            change ->
                cancel.stream().anyMatch(entry -> entry.names(change))
                    || restart.stream().anyMatch(entry -> entry.names(change)))
        .findFirst();
  }
}
