package io.posventa.notification.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.platform.peer.PeerIdentity;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Threads as ticket-service has them. */
@RegisterRestClient(configKey = "ticket-service")
@RegisterProvider(PeerIdentity.class)
@Path("/internal/threads")
interface ThreadsClient {
  /** A ticket up to a version. */
  record Wanted(String ticket, long version) {}

  record Request(List<Wanted> requests) {}

  @POST
  @Timeout(3_000)
  @Retry(maxRetries = 2, delay = 100)
  @CircuitBreaker(requestVolumeThreshold = 10, delay = 1_000)
  JsonNode read(Request request);
}
