package io.posventa.ticket.thread;

import io.posventa.platform.http.Writes;
import io.posventa.ticket.consent.Proposal;
import io.posventa.ticket.consent.ProposalView;
import io.posventa.ticket.party.Parties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/tickets/{id}/proposals")
@Consumes(MediaType.APPLICATION_JSON)
class ProposalResource {
  private final ProposalService service;
  private final TicketService tickets;
  private final Intake intake;
  private final Parties parties;
  private final Writes writes;

  ProposalResource(
      ProposalService service,
      TicketService tickets,
      Intake intake,
      Parties parties,
      Writes writes) {
    this.service = service;
    this.tickets = tickets;
    this.intake = intake;
    this.parties = parties;
    this.writes = writes;
  }

  @POST
  public RestResponse<ProposalView> propose(
      @RestPath String id, @NotNull @Valid Commands.NewProposal command) {
    ProposalService.check(command);
    var by = parties.acting(command.onBehalfOf());
    return writes.once(
        () -> {
          var view = service.propose(id, command, by).view();
          return Writes.created(URI.create("/v1/tickets/" + id + "/proposals/" + view.id()), view);
        });
  }

  @POST
  @Path("{proposal}/accept")
  public RestResponse<ProposalView> accept(
      @RestPath String id,
      @RestPath String proposal,
      @Valid Commands.@Nullable AnswerProposal body) {
    var command = Optional.ofNullable(body).orElse(Commands.AnswerProposal.PLAIN);
    var by = parties.acting(command.onBehalfOf());
    var asked = service.find(id, proposal);
    if (asked.status() == Proposal.Status.OPEN && asked.action() == Proposal.Action.CONVERT) {
      intake.admit(tickets.find(id), asked.toType(), by);
    }
    return writes.once(() -> Writes.ok(service.accept(id, proposal, command, by).view()));
  }

  @POST
  @Path("{proposal}/decline")
  public RestResponse<ProposalView> decline(
      @RestPath String id,
      @RestPath String proposal,
      @Valid Commands.@Nullable AnswerProposal body) {
    var command = Optional.ofNullable(body).orElse(Commands.AnswerProposal.PLAIN);
    var by = parties.acting(command.onBehalfOf());
    return writes.once(() -> Writes.ok(service.decline(id, proposal, command, by).view()));
  }
}
