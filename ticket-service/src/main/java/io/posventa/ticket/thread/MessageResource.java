package io.posventa.ticket.thread;

import io.posventa.platform.http.Writes;
import io.posventa.platform.page.Page;
import io.posventa.platform.page.Paging;
import io.posventa.ticket.party.Parties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/tickets/{id}/messages")
@Consumes(MediaType.APPLICATION_JSON)
class MessageResource {
  private final TicketService service;
  private final ThreadReader reader;
  private final Parties parties;
  private final Writes writes;
  private final Paging paging;

  MessageResource(
      TicketService service, ThreadReader reader, Parties parties, Writes writes, Paging paging) {
    this.service = service;
    this.reader = reader;
    this.parties = parties;
    this.writes = writes;
    this.paging = paging;
  }

  @POST
  public RestResponse<MessageView> post(
      @RestPath String id, @NotNull @Valid Commands.PostMessage command) {
    var by = parties.acting(command.onBehalfOf());
    return writes.once(
        () -> {
          var view = MessageView.of(service.reply(id, command.draft(), command.to(), by));
          return Writes.created(URI.create("/v1/tickets/" + id + "/messages"), view);
        });
  }

  @GET
  public Page<MessageView> list(
      @RestPath String id, @RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor) {
    var slice = paging.slice(limit, cursor, "messages " + id);
    return paging.page(
        slice,
        reader.messages(id, slice),
        message -> List.of(Long.toString(message.ticketVersion())));
  }
}
