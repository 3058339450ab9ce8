package io.posventa.platform.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executors;

/** Another service that follows this one's log, and that fails in the ways that it is told. */
public final class Follower implements QuarkusTestResourceLifecycleManager {
  enum Mishap {
    /** Nothing is done. */
    UNAVAILABLE,
    /** Everything is done, and the answer never comes. */
    ANSWER_LOST
  }

  private static final List<JsonNode> TAKEN = new ArrayList<>();
  private static final Queue<Mishap> MISHAPS = new ArrayDeque<>();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server = open();

  private static HttpServer open() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Map<String, String> start() {
    server.createContext("/internal/events", this::take);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return Map.of(
        "posventa.log.subscribers",
        "follower",
        "posventa.peers.follower",
        "http://localhost:" + server.getAddress().getPort());
  }

  @Override
  public void stop() {
    server.stop(0);
  }

  static void suffer(Mishap... mishaps) {
    synchronized (TAKEN) {
      MISHAPS.addAll(List.of(mishaps));
    }
  }

  /** What arrived of one correlation, repetitions included. */
  static List<JsonNode> taken(String correlation) {
    synchronized (TAKEN) {
      return TAKEN.stream()
          .filter(event -> event.path("correlation").asText().equals(correlation))
          .toList();
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var batch = JSON.readTree(exchange.getRequestBody());
      boolean signed = exchange.getRequestHeaders().containsKey("Posventa-Identity");
      synchronized (TAKEN) {
        var mishap = MISHAPS.poll();
        if (!signed || mishap == Mishap.UNAVAILABLE) {
          exchange.sendResponseHeaders(503, -1);
          return;
        }
        batch.forEach(TAKEN::add);
        if (mishap == Mishap.ANSWER_LOST) {
          return;
        }
      }
      exchange.sendResponseHeaders(200, 2);
      exchange.getResponseBody().write(new byte[] {'{', '}'});
    }
  }
}
