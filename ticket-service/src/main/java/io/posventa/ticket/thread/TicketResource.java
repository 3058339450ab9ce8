package io.posventa.ticket.thread;

import io.posventa.platform.http.IfMatch;
import io.posventa.platform.http.Writes;
import io.posventa.ticket.escalation.EscalationView;
import io.posventa.ticket.party.Parties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/tickets")
@Consumes(MediaType.APPLICATION_JSON)
class TicketResource {
  private final TicketService service;
  private final EscalationService escalations;
  private final TicketViews views;
  private final TicketNumbers numbers;
  private final Intake intake;
  private final Parties parties;
  private final Writes writes;
  private final IfMatch ifMatch;

  TicketResource(
      TicketService service,
      EscalationService escalations,
      TicketViews views,
      TicketNumbers numbers,
      Intake intake,
      Parties parties,
      Writes writes,
      IfMatch ifMatch) {
    this.service = service;
    this.escalations = escalations;
    this.views = views;
    this.numbers = numbers;
    this.intake = intake;
    this.parties = parties;
    this.writes = writes;
    this.ifMatch = ifMatch;
  }

  @POST
  public RestResponse<TicketView> open(@NotNull @Valid Commands.OpenTicket command) {
    var by = parties.acting(command.onBehalfOf());
    var admission = intake.admit(command, by);
    String number = numbers.next();
    return writes.once(
        () -> {
          var ticket = service.open(admission, command.draft(), number);
          var location = URI.create("/v1/tickets/" + ticket.key.id());
          return Writes.created(location, views.opened(ticket, admission.rules(), by.party()));
        });
  }

  @GET
  @Path("{id}")
  public TicketView get(@RestPath String id, @RestQuery @Nullable String expand) {
    var reader = parties.acting().party();
    return views.read(id, reader, TicketViews.expansions(expand));
  }

  @POST
  @Path("{id}/close")
  public RestResponse<TicketView> close(
      @RestPath String id, @Valid Commands.@Nullable CloseTicket body) {
    var command = Optional.ofNullable(body).orElse(Commands.CloseTicket.PLAIN);
    var by = parties.acting(command.onBehalfOf());
    return writes.once(() -> Writes.ok(views.of(service.close(id, command, by), by.party())));
  }

  @POST
  @Path("{id}/convert")
  public RestResponse<TicketView> convert(
      @RestPath String id, @NotNull @Valid Commands.ConvertTicket command) {
    var by = parties.acting(command.onBehalfOf());
    var before = service.find(id);
    ifMatch.check(before.version);
    intake.admit(before, command.type(), by);
    return writes.once(() -> Writes.ok(views.of(service.convert(id, command, by), by.party())));
  }

  @POST
  @Path("{id}/escalate")
  public RestResponse<EscalationView> escalate(
      @RestPath String id, @NotNull @Valid Commands.EscalateTicket command) {
    var by = parties.acting(command.onBehalfOf());
    return writes.once(
        () -> {
          var view = escalations.escalate(id, command, by);
          return Writes.created(URI.create("/v1/escalations/" + view.id()), view);
        });
  }

  @POST
  @Path("{id}/read")
  public RestResponse<TicketView> read(
      @RestPath String id, @Valid Commands.@Nullable ReadTicket body) {
    var command = Optional.ofNullable(body).orElse(Commands.ReadTicket.PLAIN);
    var by = parties.acting(command.onBehalfOf());
    return writes.once(() -> Writes.ok(views.of(service.read(id, by), by.party())));
  }
}
