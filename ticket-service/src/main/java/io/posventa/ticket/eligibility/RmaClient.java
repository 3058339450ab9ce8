package io.posventa.ticket.eligibility;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.posventa.platform.log.TemporaryFailure;
import io.posventa.platform.peer.PeerIdentity;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What is asked of rma-service. The question changes nothing there, so it may be repeated. */
@RegisterRestClient(configKey = "rma-service")
@RegisterProvider(PeerIdentity.class)
@Path("/internal")
interface RmaClient {

  record Question(
      String order, String action, String by, Instant at, String vendor, String policy) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Reason(String code, String detail, boolean allowed) {}

  /** Of the answer only what matters here; rma-service may tell more. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Answer(boolean allowed, List<Reason> reasons) {}

  @POST
  @Path("eligibility")
  @Timeout(2_000)
  @Retry(
      maxRetries = 2,
      delay = 100,
      retryOn = {TemporaryFailure.class, ProcessingException.class, TimeoutException.class})
  @CircuitBreaker(requestVolumeThreshold = 20, delay = 1_000, skipOn = Refusal.class)
  Answer ask(Question question);

  @ClientExceptionMapper
  static RuntimeException failure(Response response) {
    return response.getStatus() == Response.Status.NOT_FOUND.getStatusCode()
        ? Refusal.field(CommonProblem.NOT_FOUND, "/order", "not_found", "There is no such order.")
        : new TemporaryFailure("rma-service answered " + response.getStatus() + ".");
  }
}
