package io.posventa.rma.cancellation;

import io.posventa.platform.identity.Caller;
import io.posventa.platform.page.Page;
import io.posventa.platform.page.Paging;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/cancellations")
class CancellationResource {
  private final Cancellations cancellations;
  private final Paging paging;
  private final Caller caller;

  CancellationResource(Cancellations cancellations, Paging paging, Caller caller) {
    this.cancellations = cancellations;
    this.paging = paging;
    this.caller = caller;
  }

  @GET
  @Path("{id}")
  public CancellationView get(@RestPath String id) {
    return cancellations.get(id, caller.vendorId());
  }

  @GET
  public Page<CancellationView> list(
      @RestQuery @Nullable String order,
      @RestQuery @Nullable String ticket,
      @RestQuery @Nullable Integer limit,
      @RestQuery @Nullable String cursor) {
    var scope =
        "cancellations " + List.of(Objects.toString(order, ""), Objects.toString(ticket, ""));
    var slice = paging.slice(limit, cursor, scope);
    var search =
        new CancellationRepository.Search(
            caller.marketplaceId(),
            caller.vendorId(),
            Optional.ofNullable(order),
            Optional.ofNullable(ticket),
            slice.after().map(List::getFirst));
    var rows = cancellations.search(search, slice.fetch());
    return paging.page(slice, rows, row -> List.of(row.id()));
  }
}
