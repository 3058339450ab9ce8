package io.posventa.rma.order;

import io.posventa.platform.http.Writes;
import io.posventa.platform.identity.Caller;
import io.posventa.platform.page.Page;
import io.posventa.platform.page.Paging;
import io.posventa.rma.directory.Directory;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/orders")
class OrderResource {
  private final OrderService service;
  private final VisibleOrders visible;
  private final Directory directory;
  private final Writes writes;
  private final Paging paging;
  private final Caller caller;

  OrderResource(
      OrderService service,
      VisibleOrders visible,
      Directory directory,
      Writes writes,
      Paging paging,
      Caller caller) {
    this.service = service;
    this.visible = visible;
    this.directory = directory;
    this.writes = writes;
    this.paging = paging;
    this.caller = caller;
  }

  @PUT
  @Path("{id}")
  public RestResponse<OrderView> put(@RestPath String id, @NotNull @Valid PutOrder order) {
    OrderChecks.check(order);
    var vendor = directory.vendorNamed(order.vendor(), "/vendor");
    return writes.once(
        () -> {
          var put = service.put(id, order, vendor.id(), caller.vendorId());
          return put.created()
              ? Writes.created(URI.create("/v1/orders/" + put.order().id()), put.order())
              : Writes.ok(put.order());
        });
  }

  @GET
  @Path("{id}")
  public OrderView get(@RestPath String id) {
    return visible.view(id);
  }

  @GET
  public Page<OrderView> list(
      @RestQuery @Nullable String vendor,
      @RestQuery("external_id") @Nullable String externalId,
      @RestQuery("customer_email") @Nullable String customerEmail,
      @RestQuery @Nullable @Size(min = 2, max = 120) String q,
      @RestQuery("placed_after") @Nullable Instant placedAfter,
      @RestQuery("placed_before") @Nullable Instant placedBefore,
      @RestQuery @Nullable Integer limit,
      @RestQuery @Nullable String cursor) {
    var scope =
        "orders "
            + List.of(
                text(vendor),
                text(externalId),
                text(customerEmail),
                text(q),
                text(placedAfter),
                text(placedBefore));
    var slice = paging.slice(limit, cursor, scope);
    if (vendor != null && caller.vendorId().filter(own -> !own.equals(vendor)).isPresent()) {
      return paging.page(slice, List.of(), OrderResource::key);
    }
    var search =
        new OrderSearch(
            caller.marketplaceId(),
            caller.vendorId().or(() -> Optional.ofNullable(vendor)),
            Optional.ofNullable(externalId),
            Optional.ofNullable(customerEmail),
            Optional.ofNullable(q),
            Optional.ofNullable(placedAfter),
            Optional.ofNullable(placedBefore),
            slice.after().map(key -> Instant.parse(key.getFirst())),
            slice.after().map(List::getLast));
    return paging.page(slice, service.search(search, slice.fetch()), OrderResource::key);
  }

  private static String text(@Nullable Object filter) {
    return Objects.toString(filter, "");
  }

  private static List<String> key(OrderView order) {
    return List.of(order.placedAt().toString(), order.id());
  }
}
