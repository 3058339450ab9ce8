package io.posventa.ticket.thread;

import io.posventa.platform.http.Writes;
import io.posventa.platform.identity.Caller;
import io.posventa.platform.identity.Role;
import io.posventa.platform.page.Page;
import io.posventa.platform.page.Paging;
import io.posventa.ticket.escalation.Escalation;
import io.posventa.ticket.escalation.EscalationFilter;
import io.posventa.ticket.escalation.EscalationView;
import io.posventa.ticket.party.Parties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/escalations")
@Consumes(MediaType.APPLICATION_JSON)
class EscalationResource {
  private final EscalationService service;
  private final Parties parties;
  private final Caller caller;
  private final Writes writes;
  private final Paging paging;

  EscalationResource(
      EscalationService service, Parties parties, Caller caller, Writes writes, Paging paging) {
    this.service = service;
    this.parties = parties;
    this.caller = caller;
    this.writes = writes;
    this.paging = paging;
  }

  @GET
  public Page<EscalationView> list(
      @RestQuery Escalation.@Nullable Status status,
      @RestQuery @Nullable String vendor,
      @RestQuery @Nullable String ticket,
      @RestQuery @Nullable Integer limit,
      @RestQuery @Nullable String cursor) {
    var filter =
        new EscalationFilter(
            Optional.ofNullable(status), Optional.ofNullable(vendor), Optional.ofNullable(ticket));
    var slice = paging.slice(limit, cursor, "escalations " + filter);
    return paging.page(
        slice,
        service.page(filter, slice),
        view -> List.of(view.createdAt().toString(), view.id()));
  }

  @GET
  @Path("{id}")
  public EscalationView get(@RestPath String id) {
    return service.find(id);
  }

  @POST
  @Path("{id}/decide")
  public RestResponse<EscalationView> decide(
      @RestPath String id, @NotNull @Valid Commands.DecideEscalation command) {
    caller.requireRole(Role.OPERATOR);
    var by = parties.acting();
    return writes.once(() -> Writes.ok(service.decide(id, command, by)));
  }
}
