package io.posventa.ticket.outcome;

import io.posventa.platform.log.EventHandler;
import io.posventa.platform.log.IncomingEvent;
import io.posventa.ticket.thread.Cases;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Lets the tickets of an order follow their customer to another address. */
@ApplicationScoped
class AddressChanged implements EventHandler {
  private final Cases cases;

  AddressChanged(Cases cases) {
    this.cases = cases;
  }

  @Override
  public Set<String> types() {
    return Set.of("order.email_changed");
  }

  /** As much of an order as matters here. */
  record Order(String id) {}

  @Override
  public void apply(IncomingEvent event) {
    String order = event.read("order", Order.class).id();
    cases.readdress(order, event.data().path("new_email").asText());
  }
}
