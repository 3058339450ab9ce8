package io.posventa.ticket.thread;

import io.posventa.platform.page.Page;
import io.posventa.platform.page.Paging;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.ticket.policy.TicketType;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The list of tickets: what the caller may see, filtered, in keyset pages. */
@Path("/v1/tickets")
class TicketListResource {
  private final TicketList list;
  private final Paging paging;

  TicketListResource(TicketList list, Paging paging) {
    this.list = list;
    this.paging = paging;
  }

  @GET
  public Page<TicketSnapshot> list(
      @QueryParam("status") Ticket.@Nullable Status status,
      @QueryParam("type") @Nullable TicketType type,
      @QueryParam("awaiting") Ticket.@Nullable Awaiting awaiting,
      @QueryParam("vendor") @Nullable String vendor,
      @QueryParam("order") @Nullable String order,
      @QueryParam("number") @Nullable String number,
      @QueryParam("customer_email") @Nullable String customerEmail,
      @QueryParam("unread") @Nullable Boolean unread,
      @QueryParam("created_after") @Nullable Instant createdAfter,
      @QueryParam("created_before") @Nullable Instant createdBefore,
      @QueryParam("updated_after") @Nullable Instant updatedAfter,
      @QueryParam("updated_before") @Nullable Instant updatedBefore,
      @QueryParam("sort") @Nullable String sort,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    var filter =
        new TicketFilter(
            Optional.ofNullable(status),
            Optional.ofNullable(type),
            Optional.ofNullable(awaiting),
            Optional.ofNullable(vendor),
            Optional.ofNullable(order),
            Optional.ofNullable(number),
            Optional.ofNullable(customerEmail),
            Optional.ofNullable(unread),
            Optional.ofNullable(createdAfter),
            Optional.ofNullable(createdBefore),
            Optional.ofNullable(updatedAfter),
            Optional.ofNullable(updatedBefore));
    var inOrder = sort(sort);
    var slice = paging.slice(limit, cursor, "tickets " + inOrder + " " + filter);
    return paging.page(slice, list.rows(filter, inOrder, slice), inOrder::keyOf);
  }

  private static TicketSort sort(@Nullable String word) {
    return TicketSort.of(word == null ? "created_at" : word)
        .orElseThrow(
            () ->
                Refusal.parameter(
                    CommonProblem.INVALID_REQUEST,
                    "sort",
                    "unknown_value",
                    "Expected one of " + String.join(", ", TicketSort.words()) + "."));
  }
}
