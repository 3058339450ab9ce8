package io.posventa.notification.feed;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.notification.ticket.Tickets;
import io.posventa.platform.log.EventHandler;
import io.posventa.platform.log.IncomingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Copies the other services' public events into the feed. */
@ApplicationScoped
class FeedEvents implements EventHandler {
  private static final List<String> OWNED_BY_VENDORS =
      List.of("ticket", "order", "refund", "cancellation", "deadline");
  private static final String OF_CASES = "deadline.";

  /** An address that nobody has confirmed yet is between the customer and the marketplace. */
  private static final String ADDRESS_ASKED = "order.email_change_requested";

  private final Feed feed;
  private final Tickets tickets;

  FeedEvents(Feed feed, Tickets tickets) {
    this.feed = feed;
    this.tickets = tickets;
  }

  @Override
  public Set<String> types() {
    return Set.of(
        "ticket.*",
        "message.*",
        "order.*",
        "refund.*",
        "cancellation.*",
        "deadline.scheduled",
        "deadline.reached",
        "deadline.cancelled",
        "vendor.*",
        "marketplace.*",
        "policy.*");
  }

  /** A deadline tells its case and not always whose it is; its ticket may not have arrived yet. */
  @Override
  public void prepare(IncomingEvent event) {
    if (isOfCase(event) && vendorIn(event.data()).isEmpty()) {
      tickets.require(event.correlation());
    }
  }

  @Override
  public void apply(IncomingEvent event) {
    feed.append(
        new FeedEvent(
            event.id(),
            event.source(),
            event.type(),
            event.subject(),
            event.version(),
            event.time(),
            event.correlation(),
            Optional.ofNullable(event.causation()),
            event.actor(),
            event.data()),
        vendor(event));
  }

  private Optional<String> vendor(IncomingEvent event) {
    if (event.type().equals(ADDRESS_ASKED)) {
      return Optional.empty();
    }
    if (event.data().path("message").has("to") && !isForVendor(event.data().path("message"))) {
      return Optional.empty();
    }
    return vendorIn(event.data())
        .or(
            () ->
                isOfCase(event)
                    ? tickets.find(event.correlation()).map(known -> known.facts().vendor())
                    : Optional.empty());
  }

  private static boolean isOfCase(IncomingEvent event) {
    return event.type().startsWith(OF_CASES) && event.correlation().startsWith("ticket_");
  }

  /** What was written past the vendor is not shown to the vendor here either. */
  private static boolean isForVendor(JsonNode message) {
    if (message.path("from").path("party").asText().equals("vendor")) {
      return true;
    }
    for (JsonNode party : message.path("to")) {
      if (party.asText().equals("vendor")) {
        return true;
      }
    }
    return false;
  }

  private static Optional<String> vendorIn(JsonNode data) {
    if (data.path("vendor").isObject()) {
      return Optional.of(data.path("vendor").path("id").asText());
    }
    return OWNED_BY_VENDORS.stream()
        .map(resource -> data.path(resource).path("vendor").asText())
        .filter(vendor -> !vendor.isEmpty())
        .findFirst();
  }
}
