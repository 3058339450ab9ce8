package io.posventa.ticket.thread;

import io.posventa.platform.page.Page;
import io.posventa.platform.page.Paging;
import io.posventa.ticket.history.HistoryEntry;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/tickets/{id}/history")
class HistoryResource {
  private final ThreadReader reader;
  private final Paging paging;

  HistoryResource(ThreadReader reader, Paging paging) {
    this.reader = reader;
    this.paging = paging;
  }

  @GET
  public Page<HistoryEntry> list(
      @RestPath String id, @RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor) {
    var slice = paging.slice(limit, cursor, "history " + id);
    return paging.page(
        slice, reader.history(id, slice), entry -> List.of(Long.toString(entry.version())));
  }
}
