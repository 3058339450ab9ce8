package io.posventa.gateway.stage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Another service of the suite, as the gateway sees it: its public routes echo what they get. */
public final class Service implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What came in. */
  public record Call(String method, String path, Map<String, List<String>> headers, String body) {
    public String header(String name) {
      return headers.entrySet().stream()
          .filter(header -> header.getKey().equalsIgnoreCase(name))
          .map(header -> header.getValue().getFirst())
          .findFirst()
          .orElse("");
    }

    public JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** What goes out. */
  public record Answer(int status, String type, String body, Map<String, String> headers) {
    public static Answer json(int status, String body) {
      return new Answer(status, "application/json", body, Map.of());
    }
  }

  private final HttpServer server;
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final Map<String, Function<Call, Answer>> answers = new ConcurrentHashMap<>();

  public Service() {
    try {
      server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
    reset();
  }

  public String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  public List<Call> calls(String method, String path) {
    return calls.stream()
        .filter(call -> call.method().equals(method) && call.path().startsWith(path))
        .toList();
  }

  /** From now on, requests whose path begins so are answered so; the longest beginning counts. */
  public void on(String method, String path, Function<Call, Answer> answer) {
    answers.put(method + " " + path, answer);
  }

  /** Forgets what came in and answers as in the beginning. */
  public void reset() {
    calls.clear();
    answers.clear();
    on("POST", "/internal/events", Service::applied);
    on("PUT", "/internal/clocks/", call -> Answer.json(200, call.body()));
    on(
        "GET",
        "/internal/quiet",
        _ -> Answer.json(200, "{\"quiet\":true,\"total\":1,\"waiting\":[],\"parked\":0}"));
  }

  private static Answer applied(Call call) {
    var answer = JSON.createObjectNode();
    var results = answer.putArray("results");
    for (JsonNode event : call.json()) {
      ObjectNode result = results.addObject();
      result.put("id", event.path("id").asText());
      result.put("outcome", "applied");
    }
    return Answer.json(200, answer.toString());
  }

  private static Answer echo(Call call) {
    var answer = JSON.createObjectNode();
    answer.put("method", call.method());
    answer.put("path", call.path());
    answer.put("body", call.body());
    return Answer.json(200, answer.toString());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      var call =
          new Call(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              Map.copyOf(exchange.getRequestHeaders()),
              new String(body, StandardCharsets.UTF_8));
      calls.add(call);
      var answer = answerTo(call);
      byte[] text = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", answer.type());
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(answer.status(), text.length == 0 ? -1 : text.length);
      exchange.getResponseBody().write(text);
    }
  }

  private Answer answerTo(Call call) {
    String asked = call.method() + " " + call.path();
    return answers.entrySet().stream()
        .filter(answer -> asked.startsWith(answer.getKey()))
        .max((a, b) -> Integer.compare(a.getKey().length(), b.getKey().length()))
        .map(answer -> answer.getValue().apply(call))
        .orElseGet(() -> echo(call));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
