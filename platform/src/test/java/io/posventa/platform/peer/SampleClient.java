package io.posventa.platform.peer;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** A typed client as the services have them. */
@Path("/internal/samples")
@RegisterRestClient(configKey = "rma-service")
@RegisterProvider(PeerIdentity.class)
public interface SampleClient {
  record Sample(String displayName, Optional<Long> unitPrice) {}

  @GET
  @Path("one")
  @Timeout(700)
  Sample one();
}
