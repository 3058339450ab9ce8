package io.posventa.gateway.link;

import io.posventa.platform.log.EventHandler;
import io.posventa.platform.log.IncomingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** A buyer's new address ends what was sent to the old one. */
@ApplicationScoped
class AddressChanges implements EventHandler {
  record Order(String id) {}

  private final Links links;

  AddressChanges(Links links) {
    this.links = links;
  }

  @Override
  public Set<String> types() {
    return Set.of("order.email_changed");
  }

  @Override
  public void apply(IncomingEvent event) {
    links.keepToAddress(
        event.read("order", Order.class).id(), event.data().path("new_email").asText());
  }
}
