package io.posventa.ticket.outcome;

import io.posventa.platform.log.EventHandler;
import io.posventa.platform.log.IncomingEvent;
import io.posventa.ticket.thread.Cases;
import io.posventa.ticket.thread.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** Ends the processing of a request by what rma-service tells of its refund or cancellation. */
@ApplicationScoped
class MoneyOutcome implements EventHandler {
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
  record Processed(String id, Optional<String> ticket, Optional<String> reason) {}

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
              cases.needPerson(ticket, problem(kind + "_needs_person", processed));
          default -> cases.fail(ticket, problem(kind + "_failed", processed));
        };
  }

  private static Problem problem(String code, Processed processed) {
    return new Problem(
        processed.reason().orElse(code),
        "%s: %s".formatted(processed.id(), words(code, processed)));
  }

  private static String words(String code, Processed processed) {
    return processed.reason().orElse(code).replace('_', ' ');
  }
}
