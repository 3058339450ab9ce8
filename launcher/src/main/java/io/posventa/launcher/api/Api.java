package io.posventa.launcher.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.posventa.launcher.process.Trouble;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** The public API as one credential sees it. */
public final class Api {
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final URI base;
  private final String key;

  public Api(URI base, String key) {
    this.base = base;
    this.key = key;
  }

  public JsonNode get(String path) {
    return send(request(path).GET().build());
  }

  public JsonNode post(String path, Object body) {
    return send(request(path).POST(json(body)).build());
  }

  /** A POST where money moves, under a key that makes a repeat harmless. */
  public JsonNode post(String path, String idempotencyKey, Object body) {
    return send(request(path).header("Idempotency-Key", idempotencyKey).POST(json(body)).build());
  }

  public JsonNode put(String path, Object body) {
    return send(request(path).PUT(json(body)).build());
  }

  public JsonNode patch(String path, Map<String, ?> changes) {
    return send(
        request(path)
            .setHeader("Content-Type", "application/merge-patch+json")
            .method("PATCH", json(changes))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", "Bearer " + key)
        .header("Content-Type", "application/json");
  }

  private static HttpRequest.BodyPublisher json(Object body) {
    return BodyPublishers.ofString(Json.write(body));
  }

  private static JsonNode send(HttpRequest request) {
    try {
      var answer = HTTP.send(request, BodyHandlers.ofString());
      var body = body(answer);
      if (answer.statusCode() >= 300) {
        String what = request.method() + " " + request.uri().getRawPath();
        throw new ApiFailure(what, answer.statusCode(), body);
      }
      return body;
    } catch (IOException e) {
      throw new Trouble("No answer from %s: is ./posventa up running?".formatted(request.uri()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for " + request.uri(), e);
    }
  }

  private static JsonNode body(HttpResponse<String> answer) {
    String type = answer.headers().firstValue("Content-Type").orElse("");
    return type.contains("json") ? Json.read(answer.body()) : MissingNode.getInstance();
  }
}
