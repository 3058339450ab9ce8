package io.posventa.notification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** The other services, as far as this one asks them; their answers are settable. */
public final class Neighbours implements QuarkusTestResourceLifecycleManager {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int DOWN = 503;

  private static final Map<String, JsonNode> REFERENCES = new ConcurrentHashMap<>();
  private static final Map<String, JsonNode> THREADS = new ConcurrentHashMap<>();
  private static final Map<String, JsonNode> DEADLINES = new ConcurrentHashMap<>();
  private static final AtomicBoolean THREADS_DOWN = new AtomicBoolean();

  private HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", Neighbours::answer);
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    var config = new HashMap<String, String>();
    for (String peer : new String[] {"gateway", "ticket-service", "rma-service", "sla-service"}) {
      config.put("posventa.peers.\"" + peer + "\"", url);
    }
    return config;
  }

  @Override
  public void stop() {
    server.stop(0);
  }

  /** What the owner of a kind answers. */
  public static void owns(String kind, String id, Map<String, ?> data) {
    ObjectNode reference = JSON.createObjectNode();
    reference.put("kind", kind).put("id", id).put("version", 1L);
    reference.set("data", JSON.valueToTree(data));
    REFERENCES.put(kind + "/" + id, reference);
  }

  /** The thread that ticket-service shows as of a version of the ticket. */
  public static void thread(String ticket, long version, Map<String, ?> thread) {
    THREADS.put(ticket + "@" + version, JSON.valueToTree(thread));
  }

  public static void threadsAreDown(boolean down) {
    THREADS_DOWN.set(down);
  }

  /** What sla-service answers for a case; before, it has not heard of it. */
  public static void deadlines(String caseId, Map<String, ?> answer) {
    DEADLINES.put(caseId, JSON.valueToTree(answer));
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    JsonNode body = JSON.readTree(exchange.getRequestBody());
    if (path.startsWith("/internal/references/")) {
      var reference = REFERENCES.get(path.substring("/internal/references/".length()));
      reply(exchange, reference == null ? NOT_FOUND : OK, reference);
    } else if (path.equals("/internal/threads")) {
      reply(exchange, THREADS_DOWN.get() ? DOWN : OK, threads(body));
    } else if (path.equals("/internal/cases/deadlines")) {
      reply(exchange, OK, deadlines(body));
    } else {
      reply(exchange, NOT_FOUND, null);
    }
  }

  private static ObjectNode threads(JsonNode body) {
    var answer = JSON.createObjectNode();
    var threads = answer.putArray("threads");
    for (JsonNode wanted : body.path("requests")) {
      String ticket = wanted.path("ticket").asText();
      var thread = THREADS.get(ticket + "@" + wanted.path("version").asLong());
      if (thread != null) {
        threads.add(thread);
      }
    }
    return answer;
  }

  private static ObjectNode deadlines(JsonNode body) {
    var answer = JSON.createObjectNode();
    var cases = answer.putArray("cases");
    for (JsonNode wanted : body.path("requests")) {
      String id = wanted.path("case").asText();
      var known = DEADLINES.get(id);
      if (known == null) {
        cases.addObject().put("case", id).put("ready", false).putArray("deadlines");
      } else {
        cases.add(known);
      }
    }
    return answer;
  }

  private static void reply(HttpExchange exchange, int status, JsonNode body) throws IOException {
    byte[] bytes = body == null ? new byte[0] : JSON.writeValueAsBytes(body);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }
}
