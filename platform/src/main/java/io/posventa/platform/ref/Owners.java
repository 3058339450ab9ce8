package io.posventa.platform.ref;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.posventa.platform.identity.InternalIdentity;
import io.posventa.platform.log.TemporaryFailure;
import io.posventa.platform.peer.PeersConfig;
import io.posventa.platform.tenant.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;

/** Asks the owner of a kind for one resource. */
@ApplicationScoped
class Owners {
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final ReferencesConfig config;
  private final PeersConfig peers;
  private final InternalIdentity identity;
  private final Tenancy tenancy;
  private final ObjectMapper json;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(TIMEOUT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  Owners(
      ReferencesConfig config,
      PeersConfig peers,
      InternalIdentity identity,
      Tenancy tenancy,
      ObjectMapper json) {
    this.config = config;
    this.peers = peers;
    this.identity = identity;
    this.tenancy = tenancy;
    this.json = json;
  }

  @Retry(maxRetries = 2, delay = 100, retryOn = TemporaryFailure.class)
  @CircuitBreaker(requestVolumeThreshold = 20, delay = 1_000, failOn = TemporaryFailure.class)
  Optional<Reference> read(String kind, String id) {
    String owner = config.owners().get(kind);
    if (owner == null) {
      throw new IllegalStateException("posventa.references names no owner of " + kind);
    }
    var path = "/internal/references/" + kind + "/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
    var request =
        HttpRequest.newBuilder(peers.baseUrl(owner).resolve(path))
            .timeout(TIMEOUT)
            .header("Accept", "application/json")
            .header(InternalIdentity.HEADER, identity.system(tenancy.current()))
            .GET()
            .build();
    try {
      var response = http.send(request, HttpResponse.BodyHandlers.ofString());
      return switch (response.statusCode()) {
        case OK -> Optional.of(read(response.body()));
        case NOT_FOUND -> Optional.empty();
        default -> throw new TemporaryFailure(owner + " answered " + response.statusCode() + ".");
      };
    } catch (IOException e) {
      throw new TemporaryFailure(owner + " cannot be asked for " + kind + " " + id + ".", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TemporaryFailure("The service is stopping.", e);
    }
  }

  private Reference read(String body) throws JsonProcessingException {
    var answer = json.readTree(body);
    return new Reference(
        answer.path("kind").asText(),
        answer.path("id").asText(),
        answer.path("version").asLong(),
        answer.path("data"));
  }
}
