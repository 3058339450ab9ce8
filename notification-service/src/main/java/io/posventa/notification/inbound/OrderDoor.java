package io.posventa.notification.inbound;

import io.posventa.platform.peer.PeerIdentity;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Where rma-service finds the orders that a mail names. */
@RegisterRestClient(configKey = "rma-service")
@RegisterProvider(PeerIdentity.class)
@Path("/internal/orders/mentioned")
interface OrderDoor {
  record Mail(List<String> words, Optional<String> sender) {}

  record Order(String id, String externalId, String vendor, Optional<String> customerEmail) {}

  record Mentioned(List<Order> orders) {}

  @POST
  @Timeout(3_000)
  @Retry(maxRetries = 2, delay = 100)
  Mentioned find(Mail mail);
}
