package io.posventa.portal.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.posventa.client.ApiClient;
import io.posventa.client.ApiException;
import io.posventa.client.model.Attachment;
import io.posventa.client.model.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The public API as one credential may use it, on behalf of whoever asked for the page. What it
 * refuses is thrown as {@link ApiProblem}.
 *
 * <p>{@code api.ask(TicketsApi::new, tickets -> tickets.getTicket(…))}
 */
public final class Api {
  private static final Logger LOG = Logger.getLogger(Api.class);

  /** A question to one part of the generated client. */
  @FunctionalInterface
  public interface Question<A, T> {
    T of(A api) throws ApiException;
  }

  /** An answer that is passed on as it comes. */
  public record Stream(InputStream body, String type, long length) {}

  private final Gateway gateway;
  private final String token;
  private final String clientAddress;
  private final ApiClient client;

  Api(Gateway gateway, String token, String clientAddress) {
    this.gateway = gateway;
    this.token = token;
    this.clientAddress = clientAddress;
    this.client = new SharedConnections(gateway);
    client.setRequestInterceptor(this::sign);
    client.setReadTimeout(gateway.config().readTimeout());
  }

  public <A, T> T ask(Function<ApiClient, A> part, Question<A, T> question) {
    try {
      return question.of(part.apply(client));
    } catch (ApiException e) {
      throw problem(e);
    }
  }

  /** Uploads a file; its name and type are only what the sender says. */
  public Attachment upload(String key, String name, Path file) {
    String boundary = "posventa-" + UUID.randomUUID();
    var head =
        """
        --%s\r
        Content-Disposition: form-data; name="file"; filename="%s"\r
        Content-Type: application/octet-stream\r
        \r
        """
            .formatted(boundary, harmless(name));
    try {
      var request =
          signed("/v1/attachments")
              .header("Content-Type", "multipart/form-data; boundary=" + boundary)
              .header("Accept", "application/json, application/problem+json")
              .header("Idempotency-Key", key)
              .POST(
                  HttpRequest.BodyPublishers.concat(
                      HttpRequest.BodyPublishers.ofString(head),
                      HttpRequest.BodyPublishers.ofFile(file),
                      HttpRequest.BodyPublishers.ofString("\r\n--" + boundary + "--\r\n")))
              .build();
      var response = gateway.http().send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw problem(response.statusCode(), response.body());
      }
      return gateway.json().readValue(response.body(), Attachment.class);
    } catch (IOException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ApiProblem.unavailable();
    }
  }

  /** A merge patch; unlike the generated models, it can say {@code null}. */
  public void merge(String path, String key, Map<String, @Nullable Object> patch) {
    try {
      var request =
          signed(path)
              .header("Content-Type", "application/merge-patch+json")
              .header("Accept", "application/json, application/problem+json")
              .header("Idempotency-Key", key)
              .method(
                  "PATCH",
                  HttpRequest.BodyPublishers.ofByteArray(
                      gateway.json().writeValueAsBytes(withNulls(patch))))
              .build();
      var response = gateway.http().send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw problem(response.statusCode(), response.body());
      }
    } catch (IOException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ApiProblem.unavailable();
    }
  }

  /** The mapper leaves absent properties out, but not those of a tree. */
  private ObjectNode withNulls(Map<String, @Nullable Object> patch) {
    var tree = gateway.json().createObjectNode();
    patch.forEach((name, value) -> tree.set(name, gateway.json().valueToTree(value)));
    return tree;
  }

  /** Something that is no JSON, as it comes. */
  public Stream stream(String path) {
    var response = get(path, "*/*");
    if (response.statusCode() != 200) {
      throw problem(response.statusCode(), text(response));
    }
    var headers = response.headers();
    return new Stream(
        response.body(),
        headers.firstValue("Content-Type").orElse("application/octet-stream"),
        headers.firstValueAsLong("Content-Length").orElse(-1));
  }

  /** Where the API sends whoever asks for this. */
  public URI elsewhere(String path) {
    var response = get(path, "*/*");
    var location = response.headers().firstValue("Location");
    if (response.statusCode() != 303 || location.isEmpty()) {
      throw problem(response.statusCode(), text(response));
    }
    close(response.body());
    return URI.create(location.get());
  }

  /** Where a browser finds what the API named. */
  public URI publicly(URI reference) {
    return gateway.publicly(reference);
  }

  private HttpResponse<InputStream> get(String path, String accept) {
    try {
      return gateway
          .http()
          .send(
              signed(path).header("Accept", accept).GET().build(),
              HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ApiProblem.unavailable();
    }
  }

  private HttpRequest.Builder signed(String path) {
    var request =
        HttpRequest.newBuilder(gateway.config().url().resolve(path))
            .timeout(gateway.config().readTimeout());
    sign(request);
    return request;
  }

  private void sign(HttpRequest.Builder request) {
    if (!token.isEmpty()) {
      request.setHeader("Authorization", "Bearer " + token);
    }
    request.setHeader("X-Forwarded-For", clientAddress);
  }

  private ApiProblem problem(ApiException e) {
    if (e.getCode() == 0) {
      return unreachable(e);
    }
    return problem(e.getCode(), Objects.requireNonNullElse(e.getResponseBody(), ""));
  }

  private ApiProblem problem(int status, String body) {
    var told = read(body);
    String requestId = told.map(Problem::getRequestId).orElse(null);
    if (status >= 500) {
      LOG.warnf("The API answered %d, request %s.", status, requestId);
    }
    return new ApiProblem(
        status,
        told.map(Problem::getCode).orElse(status >= 500 ? "unavailable" : "unknown"),
        told.map(Problem::getDetail).orElse(""),
        told.map(Problem::getErrors).map(Api::fields).orElse(List.of()),
        requestId);
  }

  private Optional<Problem> read(String body) {
    try {
      return Optional.ofNullable(gateway.json().readValue(body, Problem.class));
    } catch (JsonProcessingException e) {
      return Optional.empty(); // something between us answered
    }
  }

  private static List<ApiProblem.Field> fields(List<io.posventa.client.model.FieldError> errors) {
    return errors.stream()
        .map(
            error ->
                new ApiProblem.Field(
                    Objects.requireNonNullElse(error.getPointer(), ""),
                    Objects.requireNonNullElse(error.getCode(), ""),
                    Objects.requireNonNullElse(error.getDetail(), "")))
        .toList();
  }

  private static ApiProblem unreachable(Exception e) {
    LOG.warnf("The API cannot be reached: %s", e.getClass().getSimpleName());
    return ApiProblem.unavailable();
  }

  private static String text(HttpResponse<InputStream> response) {
    try (var body = response.body()) {
      return new String(body.readNBytes(65_536), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  private static void close(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      LOG.debug("An answer that nobody reads ended early.");
    }
  }

  /** A name that cannot break out of its header. */
  private static String harmless(String name) {
    String plain = name.replaceAll("[\\p{Cntrl}\"\\\\/]", "_").strip();
    return plain.isEmpty() ? "file" : plain.substring(Math.max(0, plain.length() - 180));
  }

  /**
   * The generated client opens connections of its own for each part of the API; these are shared.
   */
  private static final class SharedConnections extends ApiClient {
    private final Gateway gateway;

    SharedConnections(Gateway gateway) {
      super(HttpClient.newBuilder(), gateway.json(), gateway.config().url().toString());
      this.gateway = gateway;
    }

    @Override
    public HttpClient getHttpClient() {
      return gateway.http();
    }
  }
}
