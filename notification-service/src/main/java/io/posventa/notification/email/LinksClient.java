package io.posventa.notification.email;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.notification.template.Party;
import io.posventa.platform.peer.PeerIdentity;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The gateway's tokens. Mails that get none wait and come again, so nothing is retried here. */
@RegisterRestClient(configKey = "gateway")
@RegisterProvider(PeerIdentity.class)
@Path("/internal")
interface LinksClient {
  /**
   * @param email to whom it is sent: it ends when the case's customer is reached elsewhere
   */
  record NewLink(
      @JsonProperty("case") String caseId,
      Party party,
      Optional<String> vendor,
      Optional<String> order,
      String email,
      String locale,
      String timeZone,
      Period expiresIn) {}

  record NewLinks(List<NewLink> links) {}

  record NewSignIns(List<String> members) {}

  @POST
  @Path("links")
  @Timeout(3_000)
  @CircuitBreaker(
      requestVolumeThreshold = 10,
      delay = 1_000,
      skipOn = WebApplicationException.class)
  JsonNode links(NewLinks links);

  @POST
  @Path("sign-ins")
  @Timeout(3_000)
  @CircuitBreaker(
      requestVolumeThreshold = 10,
      delay = 1_000,
      skipOn = WebApplicationException.class)
  JsonNode signIns(NewSignIns members);
}
