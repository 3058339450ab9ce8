package io.posventa.notification.deadline;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.platform.peer.PeerIdentity;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Deadlines as sla-service has them. Who asks comes again anyway, so nothing is retried here. */
@RegisterRestClient(configKey = "sla-service")
@RegisterProvider(PeerIdentity.class)
@Path("/internal/cases/deadlines")
interface DeadlinesClient {
  /** A case, and the version of it that the answer must know of. */
  record Wanted(@JsonProperty("case") String caseId, long version) {}

  record Request(List<Wanted> requests) {}

  @POST
  @Timeout(2_000)
  @CircuitBreaker(requestVolumeThreshold = 10, delay = 1_000)
  JsonNode read(Request request);
}
