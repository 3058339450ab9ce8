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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The other services, as far as this one asks them; their answers are settable. */
public final class Neighbours implements QuarkusTestResourceLifecycleManager {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int UNPROCESSABLE = 422;
  private static final int DOWN = 503;

  private static final Map<String, JsonNode> REFERENCES = new ConcurrentHashMap<>();
  private static final Map<String, JsonNode> THREADS = new ConcurrentHashMap<>();
  private static final Map<String, JsonNode> DEADLINES = new ConcurrentHashMap<>();
  private static final AtomicBoolean THREADS_DOWN = new AtomicBoolean();
  private static final AtomicBoolean TOKENS_DOWN = new AtomicBoolean();
  private static final AtomicInteger TOKENS = new AtomicInteger();
  private static final List<JsonNode> ASKED = new CopyOnWriteArrayList<>();
  private static final Set<String> REFUSED = ConcurrentHashMap.newKeySet();

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

  public static void tokensAreDown(boolean down) {
    TOKENS_DOWN.set(down);
  }

  /** The gateway makes no link to this case, or none for this member. */
  public static void refuses(String id) {
    REFUSED.add(id);
  }

  /** The links that the gateway was asked for to this case, or for this member, in order. */
  public static List<JsonNode> askedFor(String id) {
    return ASKED.stream()
        .flatMap(request -> Stream.concat(stream(request, "links"), stream(request, "members")))
        .filter(one -> one.path("case").asText().equals(id) || one.asText().equals(id))
        .toList();
  }

  /** How many links were asked for in the request that asked for this case. */
  public static int batchOf(String id) {
    return ASKED.stream()
        .filter(
            request ->
                stream(request, "links").anyMatch(one -> one.path("case").asText().equals(id)))
        .mapToInt(request -> request.path("links").size())
        .max()
        .orElse(0);
  }

  private static Stream<JsonNode> stream(JsonNode request, String field) {
    return StreamSupport.stream(request.path(field).spliterator(), false);
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
    } else if (path.equals("/internal/links")) {
      links(exchange, body);
    } else if (path.equals("/internal/sign-ins")) {
      signIns(exchange, body);
    } else {
      reply(exchange, NOT_FOUND, null);
    }
  }

  private static void links(HttpExchange exchange, JsonNode body) throws IOException {
    if (TOKENS_DOWN.get()) {
      reply(exchange, DOWN, null);
      return;
    }
    if (stream(body, "links").anyMatch(one -> REFUSED.contains(one.path("case").asText()))) {
      reply(exchange, UNPROCESSABLE, null);
      return;
    }
    ASKED.add(body);
    var answer = JSON.createObjectNode();
    var links = answer.putArray("links");
    for (JsonNode wanted : body.path("links")) {
      String party = wanted.path("party").asText();
      links
          .addObject()
          .put("token", "lnk_" + party + TOKENS.incrementAndGet())
          .put("expires_at", "2026-01-01T00:00:00Z");
    }
    reply(exchange, OK, answer);
  }

  private static void signIns(HttpExchange exchange, JsonNode body) throws IOException {
    ASKED.add(body);
    var answer = JSON.createObjectNode();
    var tokens = answer.putArray("tokens");
    for (JsonNode member : body.path("members")) {
      if (REFUSED.contains(member.asText())) {
        tokens.addNull();
      } else {
        tokens.add("sgn_" + TOKENS.incrementAndGet());
      }
    }
    reply(exchange, OK, answer);
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
