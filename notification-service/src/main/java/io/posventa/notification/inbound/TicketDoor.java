package io.posventa.notification.inbound;

import io.posventa.notification.template.MailContent.TicketType;
import io.posventa.notification.template.Party;
import io.posventa.platform.peer.PeerIdentity;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * Where ticket-service takes what came by mail. Who asks comes again, so nothing is retried here.
 */
@RegisterRestClient(configKey = "ticket-service")
@RegisterProvider(PeerIdentity.class)
@Path("/internal")
interface TicketDoor {
  record NewTicket(
      TicketType type,
      String order,
      Party party,
      String address,
      Optional<String> name,
      String subject,
      String body,
      List<String> attachments,
      boolean automatic,
      String source) {}

  record OpenedTicket(String id) {}

  record NewMessage(
      String ticket,
      Party party,
      String address,
      Optional<String> name,
      String body,
      List<String> attachments,
      boolean automatic,
      String source) {}

  record AddedMessage(String id) {}

  record Attachment(String id) {}

  @POST
  @Path("inbound/tickets")
  @Timeout(10_000)
  OpenedTicket open(@HeaderParam("Idempotency-Key") String key, NewTicket ticket);

  @POST
  @Path("inbound/messages")
  @Timeout(10_000)
  AddedMessage add(@HeaderParam("Idempotency-Key") String key, NewMessage message);

  @POST
  @Path("attachments")
  @Consumes(MediaType.APPLICATION_OCTET_STREAM)
  @Timeout(30_000)
  Attachment upload(
      @HeaderParam("Idempotency-Key") String key, @QueryParam("name") String name, byte[] content);
}
