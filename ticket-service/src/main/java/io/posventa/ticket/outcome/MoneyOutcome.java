package io.posventa.ticket.outcome;

import io.posventa.platform.log.EventHandler;
import io.posventa.platform.log.IncomingEvent;
import io.posventa.ticket.thread.Cases;
import io.posventa.ticket.thread.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Ends the processing of a request by what rma-service tells of its refund or cancellation. */
@ApplicationScoped
class MoneyOutcome implements EventHandler {
  private static final Pattern WORD = Pattern.compile("[a-z_-]+");

  private final Cases cases;

  MoneyOutcome(Cases cases) {
    this.cases = cases;
  }

  @Override
  public Set<String> types() {
    return Set.of(
        "refund.succeeded",
        "refund.failed",
        "refund.needs_person",
        "cancellation.succeeded",
        "cancellation.failed");
  }

  /** A refund or a cancellation, as far as a ticket cares. */
  record Processed(Optional<String> ticket, Optional<String> problem) {}

  @Override
  public void apply(IncomingEvent event) {
    String kind = event.type().substring(0, event.type().indexOf('.'));
    var processed = event.read(kind, Processed.class);
    processed.ticket().ifPresent(ticket -> apply(event.type(), kind, ticket, processed));
  }

  /** A ticket that has moved on is left alone; rma-service's own record tells the rest. */
  private void apply(String type, String kind, String ticket, Processed processed) {
    boolean unused =
        switch (type) {
          case "refund.succeeded", "cancellation.succeeded" -> cases.settle(ticket);
          case "refund.needs_person" ->
              cases.needPerson(ticket, problem(kind + "-needs-person", processed));
          default -> cases.fail(ticket, problem(kind + "-failed", processed));
        };
  }

  /** rma-service says what is wrong in a sentence, or by a word that stands for itself. */
  private static Problem problem(String code, Processed processed) {
    String told = processed.problem().orElse(code);
    return WORD.matcher(told).matches()
        ? new Problem(told, told.replace('-', ' ').replace('_', ' '))
        : new Problem(code, told);
  }
}
