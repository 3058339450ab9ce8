package io.posventa.ticket.outcome;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.ticket.thread.DueStep;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A step that has come due, as sla-service tells it.
 *
 * @param basisVersion the ticket's version at which the step's term began
 * @param notAfter when it is too late for today; the step then has to be rolled again
 */
record ReachedDeadline(
    String id,
    @JsonProperty("case") String ticket,
    String ladder,
    int step,
    String action,
    Instant dueAt,
    long basisVersion,
    Optional<JsonNode> cancel,
    Optional<JsonNode> restart,
    @JsonProperty("notify") Optional<List<String>> told,
    Optional<Instant> notAfter,
    Optional<String> closeReason) {

  List<Listed> cancels() {
    return cancel.map(Listed::of).orElse(List.of());
  }

  List<Listed> restarts() {
    return restart.map(Listed::of).orElse(List.of());
  }

  DueStep asStep(int number) {
    return new DueStep(id, ladder, step, action, dueAt, number, told.orElse(List.of()));
  }
}
