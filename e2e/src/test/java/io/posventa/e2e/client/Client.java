package io.posventa.e2e.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The public API as one credential sees it. Every client waits when it is told 429; a {@link
 * #patient()} one also repeats what failed on the way, with the same Idempotency-Key, as clients
 * are asked to.
 */
public final class Client {
  private static final Duration PATIENCE =
      Duration.ofSeconds(Long.getLong("posventa.e2e.patience", 90));
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final URI base;
  private final String key;
  private final boolean patient;

  private Client(URI base, String key, boolean patient) {
    this.base = base;
    this.key = key;
    this.patient = patient;
  }

  /** An empty key sends no credential. */
  public Client(URI base, String key) {
    this(base, key, false);
  }

  public Client patient() {
    return new Client(base, key, true);
  }

  public Client with(String otherKey) {
    return new Client(base, otherKey, patient);
  }

  public Answer get(String path) {
    return send("GET", path, Map.of(), "");
  }

  public Answer post(String path, Object body) {
    return send("POST", path, Map.of(), Json.write(body));
  }

  /** A POST where money moves. */
  public Answer postOnce(String path, Object body) {
    var headers = Map.of("Idempotency-Key", UUID.randomUUID().toString());
    return send("POST", path, headers, Json.write(body));
  }

  public Answer put(String path, Object body) {
    return send("PUT", path, Map.of(), Json.write(body));
  }

  public Answer patch(String path, Object body) {
    var headers = Map.of("Content-Type", "application/merge-patch+json");
    return send("PATCH", path, headers, Json.write(body));
  }

  public Answer delete(String path) {
    return send("DELETE", path, Map.of(), "");
  }

  /** Every row of a list, page after page. */
  public List<JsonNode> all(String path) {
    var rows = new ArrayList<JsonNode>();
    String and = path.contains("?") ? "&" : "?";
    String next = path + and + "limit=100";
    while (true) {
      var page = get(next).expect(200);
      rows.addAll(page.data());
      if (!page.json().path("has_more").asBoolean()) {
        return rows;
      }
      next = path + and + "limit=100&cursor=" + page.json().path("next_cursor").asText();
    }
  }

  public <T> List<T> all(String path, Class<T> type) {
    return all(path).stream().map(row -> Json.as(row, type)).toList();
  }

  public Answer send(String method, String path, Map<String, String> headers, String body) {
    return send(method, path, headers, body.isEmpty() ? null : BodyPublishers.ofString(body));
  }

  /** A request as it is given, byte for byte. */
  public Answer send(
      String method,
      String path,
      Map<String, String> headers,
      HttpRequest.@Nullable BodyPublisher body) {
    var builder =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(Duration.ofSeconds(30))
            .method(method, body == null ? BodyPublishers.noBody() : body);
    if (!key.isEmpty()) {
      builder.setHeader("Authorization", "Bearer " + key);
    }
    if (body != null) {
      builder.setHeader("Content-Type", "application/json");
    }
    if (patient && !method.equals("GET")) {
      builder.setHeader("Idempotency-Key", UUID.randomUUID().toString());
    }
    headers.forEach(builder::setHeader);
    return send(builder.build());
  }

  private Answer send(HttpRequest request) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (int attempt = 0; ; attempt++) {
      try {
        var answer = HTTP.send(request, BodyHandlers.ofString());
        String what = request.method() + " " + request.uri().getRawPath();
        var seen = new Answer(what, answer.statusCode(), answer.headers(), answer.body());
        if (!again(seen) || System.nanoTime() > end) {
          return seen;
        }
        pause(waitFor(seen, attempt));
      } catch (IOException e) {
        if (!patient || System.nanoTime() > end) {
          throw new UncheckedIOException(request.method() + " " + request.uri(), e);
        }
        pause(backOff(attempt));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted in " + request.uri(), e);
      }
    }
  }

  private boolean again(Answer answer) {
    return answer.status() == 429
        || (patient && (answer.status() >= 500 || answer.code().equals("idempotency-in-progress")));
  }

  private static Duration waitFor(Answer answer, int attempt) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .map(Long::parseLong)
        .map(seconds -> Duration.ofMillis(seconds * 1_000 + jitter()))
        .orElseGet(() -> backOff(attempt));
  }

  private static Duration backOff(int attempt) {
    return Duration.ofMillis(Math.min(2_000, 100L << Math.min(attempt, 5)) + jitter());
  }

  private static long jitter() {
    return ThreadLocalRandom.current().nextLong(100);
  }

  private static void pause(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", e);
    }
  }
}
