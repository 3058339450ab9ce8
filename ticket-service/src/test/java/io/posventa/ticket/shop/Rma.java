package io.posventa.ticket.shop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The other services, as far as ticket-service asks them: a server whose answers a test sets. */
public final class Rma implements QuarkusTestResourceLifecycleManager {
  private static final Answer YES = new Answer(200, "{\"allowed\": true, \"reasons\": []}");
  private static final List<Asked> ASKED = new CopyOnWriteArrayList<>();
  private static volatile Function<Asked, Answer> answers = Rma::usual;
  private @Nullable HttpServer server;

  /** What was asked. */
  public record Asked(String path, String body) {}

  /** What is answered. */
  public record Answer(int status, String body) {}

  @Override
  public Map<String, String> start() {
    try {
      var listening = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
      listening.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      listening.createContext("/", Rma::answer);
      listening.start();
      server = listening;
      String url = "http://localhost:" + listening.getAddress().getPort();
      return Map.of("posventa.peers.\"rma-service\"", url, "posventa.peers.\"gateway\"", url);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  /** Everybody is well, knows no references and finds every order eligible; nothing was asked. */
  public static void reset() {
    ASKED.clear();
    answers = Rma::usual;
  }

  /** Answers every question about eligibility like this. */
  public static void eligibility(int status, String body) {
    answers =
        asked ->
            asked.path().equals("/internal/eligibility") ? new Answer(status, body) : usual(asked);
  }

  /** Answers everything like this. */
  public static void everything(int status) {
    answers = _ -> new Answer(status, "{}");
  }

  public static List<Asked> asked() {
    return List.copyOf(ASKED);
  }

  private static Answer usual(Asked asked) {
    return asked.path().equals("/internal/eligibility") ? YES : new Answer(404, "{}");
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var asked =
          new Asked(
              exchange.getRequestURI().getPath(),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      if (!asked.path().equals("/internal/events")) {
        ASKED.add(asked);
      }
      var answer = answers.apply(asked);
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
