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
 * @param cancel what ends the step's term
 * @param restart what starts it anew
 * @param told who is warned
 * @param notAfter when it is too late for today; the step then has to be rolled again
 */
record ReachedDeadline(
    Step deadline,
    Optional<JsonNode> cancel,
    Optional<JsonNode> restart,
    @JsonProperty("notify") Optional<List<String>> told,
    Optional<Instant> notAfter,
    Optional<String> closeReason) {

  /**
   * The step itself.
   *
   * @param number its place in the ladder
   * @param basisVersion the ticket's version at which the term began
   */
  record Step(
      String id,
      @JsonProperty("case") String ticket,
      String ladder,
      int step,
      Optional<Integer> number,
      String action,
      Instant dueAt,
      long basisVersion) {}

  String ticket() {
    return deadline.ticket;
  }

  boolean isOfATicket() {
    return ticket().startsWith("ticket_");
  }

  List<Listed> cancels() {
    return cancel.map(Listed::of).orElse(List.of());
  }

  List<Listed> restarts() {
    return restart.map(Listed::of).orElse(List.of());
  }

  DueStep dueStep() {
    return new DueStep(
        deadline.id,
        deadline.ladder,
        deadline.step,
        deadline.action,
        deadline.dueAt,
        deadline.number.orElse(deadline.step + 1),
        told.orElse(List.of()));
  }
}
