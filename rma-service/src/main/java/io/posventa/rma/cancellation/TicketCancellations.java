package io.posventa.rma.cancellation;

import io.posventa.platform.log.EventHandler;
import io.posventa.platform.log.IncomingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The cancellation behind a cancellation ticket: scheduled, saved or executed as the ticket says.
 */
@ApplicationScoped
class TicketCancellations implements EventHandler {
  private static final String OPENED = "ticket.opened";
  private static final String CONVERTED = "ticket.converted";
  private static final String CLOSED = "ticket.closed";
  private static final String EXECUTION_STARTED = "ticket.execution_started";

  private final Cancellations cancellations;

  TicketCancellations(Cancellations cancellations) {
    this.cancellations = cancellations;
  }

  private record TicketFacts(String id, String type, @Nullable String order) {
    boolean asksForCancellation() {
      return type.equals("cancellation");
    }

    String requireOrder() {
      return Objects.requireNonNull(order, "a cancellation ticket without an order");
    }
  }

  @Override
  public Set<String> types() {
    return Set.of(OPENED, CONVERTED, CLOSED, EXECUTION_STARTED);
  }

  @Override
  public void apply(IncomingEvent event) {
    var ticket = event.read("ticket", TicketFacts.class);
    switch (event.type()) {
      case OPENED, CONVERTED -> follow(ticket);
      case CLOSED -> save(ticket);
      case EXECUTION_STARTED -> execute(ticket);
      default -> throw new IllegalArgumentException(event.type());
    }
  }

  private void follow(TicketFacts ticket) {
    if (!ticket.asksForCancellation()) {
      save(ticket);
    } else if (cancellations.scheduled(cancellations.ofTicket(ticket.id())).isEmpty()) {
      cancellations.schedule(ticket.id(), ticket.requireOrder());
    }
  }

  private void save(TicketFacts ticket) {
    cancellations.scheduled(cancellations.ofTicket(ticket.id())).ifPresent(cancellations::save);
  }

  private void execute(TicketFacts ticket) {
    if (ticket.asksForCancellation()) {
      cancellations.execute(ticket.id(), ticket.requireOrder());
    }
  }
}
