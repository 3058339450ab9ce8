package io.posventa.sla.deadline;

import io.posventa.platform.identity.Caller;
import io.posventa.platform.identity.Role;
import io.posventa.platform.page.Page;
import io.posventa.platform.page.Paging;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

/** Deadlines, and why each is due when it is. */
@Path("/v1/deadlines")
class DeadlineResource {
  private final DeadlineService deadlines;
  private final Paging paging;
  private final Caller caller;

  DeadlineResource(DeadlineService deadlines, Paging paging, Caller caller) {
    this.deadlines = deadlines;
    this.paging = paging;
    this.caller = caller;
  }

  @GET
  public Page<DeadlineView> list(
      @QueryParam("case") @Nullable String caseId,
      @QueryParam("status") Deadline.@Nullable Status status,
      @QueryParam("ladder") @Nullable String ladder,
      @QueryParam("due_after") @Nullable Instant dueAfter,
      @QueryParam("due_before") @Nullable Instant dueBefore,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    refuseCustomers();
    var filter =
        new DeadlineFilter(
            Optional.ofNullable(caseId),
            Optional.ofNullable(status),
            Optional.ofNullable(ladder),
            caller.vendorId(),
            caller.caseId(),
            Optional.ofNullable(dueAfter),
            Optional.ofNullable(dueBefore));
    var slice = paging.slice(limit, cursor, filter.scope());
    var rows = deadlines.page(filter, slice);
    return paging
        .page(slice, rows, last -> List.of(last.dueAt.toString(), last.key.id()))
        .map(DeadlineView::of);
  }

  @GET
  @Path("{id}")
  public DeadlineView get(@PathParam("id") String id) {
    refuseCustomers();
    return DeadlineView.of(deadlines.require(id, caller.vendorId(), caller.caseId()));
  }

  @GET
  @Path("{id}/explanation")
  @ResponseHeader(name = "Vary", value = "Accept-Language")
  public ExplanationView explain(@PathParam("id") String id, @Context HttpHeaders headers) {
    refuseCustomers();
    var deadline = deadlines.require(id, caller.vendorId(), caller.caseId());
    var language = language(headers);
    return ExplanationView.of(deadline, language);
  }

  /** The first language asked for that there is; English when there is none. */
  private static Locale language(HttpHeaders headers) {
    return headers.getAcceptableLanguages().stream()
        .filter(l -> l.getLanguage().equals("es") || l.getLanguage().equals("en"))
        .findFirst()
        .orElse(Locale.ENGLISH);
  }

  /** A customer's link shows what is due in its own case, not the marketplace's deadlines. */
  private void refuseCustomers() {
    if (caller.role() == Role.CUSTOMER && caller.caseId().isEmpty()) {
      throw new Refusal(CommonProblem.FORBIDDEN, "Your role may not see deadlines.");
    }
  }
}
