package io.posventa.notification.feed;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.platform.identity.Caller;
import io.posventa.platform.page.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Incremental sync: every committed change, once, and each resource's versions in order. */
@Path("/v1")
@ApplicationScoped
class FeedResource {
  private final FeedPages pages;
  private final Caller caller;

  FeedResource(FeedPages pages, Caller caller) {
    this.pages = pages;
    this.caller = caller;
  }

  record EventView(
      String id,
      String object,
      String type,
      String subject,
      long version,
      Instant time,
      String source,
      String correlation,
      Optional<String> causation,
      JsonNode actor,
      JsonNode data) {

    static EventView of(FeedReader.Row row) {
      var event = row.event();
      return new EventView(
          event.id(),
          "event",
          event.type(),
          event.subject(),
          event.version(),
          event.time(),
          event.source(),
          event.correlation(),
          event.causation(),
          event.actor(),
          event.data());
    }
  }

  @GET
  @Path("events")
  public Page<EventView> events(
      @RestQuery @Nullable String types,
      @RestQuery @Nullable Integer limit,
      @RestQuery @Nullable String cursor) {
    return pages.page(
        FeedFilter.of(types, caller.vendorId()),
        limit,
        cursor,
        rows -> rows.stream().map(EventView::of).toList());
  }

  @GET
  @Path("tickets/changes")
  public Page<JsonNode> ticketChanges(
      @RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor) {
    return pages.page(
        FeedFilter.tickets(caller.vendorId()), limit, cursor, FeedResource::latestTickets);
  }

  /** Each ticket of a page once, where its last version stands. */
  private static List<JsonNode> latestTickets(List<FeedReader.Row> rows) {
    var seen = new HashSet<String>();
    return rows.reversed().stream()
        .map(FeedReader.Row::event)
        .filter(event -> seen.add(event.subject()))
        .map(event -> event.data().path("ticket"))
        .toList()
        .reversed();
  }
}
