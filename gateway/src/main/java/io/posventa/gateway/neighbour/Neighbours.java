package io.posventa.gateway.neighbour;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.posventa.platform.identity.InternalIdentity;
import io.posventa.platform.log.TemporaryFailure;
import io.posventa.platform.peer.PeersConfig;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.faulttolerance.Retry;

/** The services of the suite, this one included, as each of them is asked for the suite's needs. */
@ApplicationScoped
public class Neighbours {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final int SERVER_ERRORS = 500;
  private static final int REFUSALS = 400;
  private static final int NOT_FOUND = 404;

  private final PeersConfig peers;
  private final InternalIdentity identity;
  private final ObjectMapper json;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  Neighbours(PeersConfig peers, InternalIdentity identity, ObjectMapper json) {
    this.peers = peers;
    this.identity = identity;
    this.json = json;
  }

  /** All that are configured. */
  public List<String> names() {
    return peers.peers().keySet().stream().sorted().toList();
  }

  /**
   * Asks in this service's own name, for one marketplace. Never call it in a transaction.
   *
   * @throws TemporaryFailure when the service cannot answer now
   * @throws Refusal what the service refuses
   */
  @Retry(maxRetries = 2, delay = 100, retryOn = TemporaryFailure.class)
  public JsonNode get(String service, String path, String marketplaceId, Duration timeout) {
    return send(service, request(service, path, marketplaceId, timeout).GET());
  }

  /** As {@link #get}, for what may be sent twice without harm. */
  @Retry(maxRetries = 2, delay = 100, retryOn = TemporaryFailure.class)
  public JsonNode put(
      String service, String path, String marketplaceId, Object body, Duration timeout) {
    return send(service, request(service, path, marketplaceId, timeout).PUT(write(body)));
  }

  /** As {@link #get}, once. */
  public JsonNode post(
      String service, String path, String marketplaceId, Object body, Duration timeout) {
    return send(service, request(service, path, marketplaceId, timeout).POST(write(body)));
  }

  private HttpRequest.Builder request(
      String service, String path, String marketplaceId, Duration timeout) {
    URI address = peers.baseUrl(service).resolve(path);
    return HttpRequest.newBuilder(address)
        .timeout(timeout)
        .header("Accept", "application/json")
        .header("Content-Type", "application/json")
        .header(InternalIdentity.HEADER, identity.system(marketplaceId));
  }

  private HttpRequest.BodyPublisher write(Object body) {
    try {
      return HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private JsonNode send(String service, HttpRequest.Builder request) {
    try {
      var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      int status = response.statusCode();
      if (status >= SERVER_ERRORS) {
        throw new TemporaryFailure(service + " answered " + status + ".");
      }
      var body = response.body().isEmpty() ? json.nullNode() : json.readTree(response.body());
      if (status >= REFUSALS) {
        throw refusal(service, status, body.path("detail").asText(""));
      }
      return body;
    } catch (IOException e) {
      throw new TemporaryFailure(service + " cannot be reached.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TemporaryFailure("The service is stopping.", e);
    }
  }

  private static Refusal refusal(String service, int status, String detail) {
    return status == NOT_FOUND
        ? new Refusal(CommonProblem.NOT_FOUND, "There is no such thing at " + service + ".")
        : new Refusal(
            CommonProblem.RULE_VIOLATED,
            detail.isEmpty() ? service + " answered " + status + "." : detail);
  }
}
