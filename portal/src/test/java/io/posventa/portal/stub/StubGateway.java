package io.posventa.portal.stub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * The public API as the pages meet it: real HTTP, settable answers in the contract's words, and a
 * record of what was asked. What has no answer is 404.
 */
public final class StubGateway implements QuarkusTestResourceLifecycleManager {
  private final Map<String, Function<Request, Answer>> answers = new ConcurrentHashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  public StubGateway() {
    try {
      this.server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(
        Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("stub-", 0).factory()));
    server.start();
  }

  /** What the portal asked. Header names are in lower case. */
  public record Request(
      String method, String path, String query, Map<String, String> headers, String body) {

    public String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  /** What it is told. */
  public record Answer(int status, Map<String, String> headers, String body) {

    public static Answer json(int status, String body) {
      return of(status, status < 400 ? "application/json" : "application/problem+json", body);
    }

    public static Answer of(int status, String type, String body) {
      return new Answer(status, Map.of("Content-Type", type), body);
    }

    public static Answer redirect(String location) {
      return new Answer(303, Map.of("Location", location), "");
    }

    /** A problem with this code, and the fields that it names as {@code pointer code}. */
    public static Answer problem(int status, String code, String... fields) {
      var errors = new StringBuilder();
      for (String field : fields) {
        var parts = field.split(" ", 2);
        errors
            .append(errors.isEmpty() ? "" : ",")
            .append(
                """
                {"pointer":"%s","code":"%s","detail":"It is wrong."}"""
                    .formatted(parts[0], parts[1]));
      }
      return json(
          status,
          """
          {"type":"https://errors.posventa.example/%1$s","code":"%1$s","title":"No","status":%2$d,
           "detail":"A detail in English.","request_id":"req_01m80r4n2wftm823rv3zh9j6q8",
           "retryable":false,"errors":[%3$s]}"""
              .formatted(code, status, errors));
    }
  }

  @Override
  public Map<String, String> start() {
    return Map.of(
        "posventa.portal.gateway.url",
        url(),
        "posventa.portal.gateway.public-url",
        "https://api.example.com");
  }

  @Override
  public void stop() {
    server.stop(0);
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(this, new TestInjector.MatchesType(StubGateway.class));
  }

  public String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  public void answer(String method, String path, int status, String json) {
    answer(method, path, Answer.json(status, json));
  }

  public void answer(String method, String path, Answer answer) {
    answer(method, path, _ -> answer);
  }

  /** Works the answer out anew for each request. */
  public void answer(String method, String path, Function<Request, Answer> answer) {
    answers.put(method + " " + path, answer);
  }

  /** Answers a read. */
  public void get(String path, String json) {
    answer("GET", path, 200, json);
  }

  /** What was asked of one route. */
  public List<Request> requests(String method, String path) {
    return requests.stream()
        .filter(request -> request.method().equals(method) && request.path().equals(path))
        .toList();
  }

  /** The one request of this route. */
  public Request only(String method, String path) {
    var asked = requests(method, path);
    if (asked.size() != 1) {
      throw new AssertionError(asked.size() + " requests " + method + " " + path);
    }
    return asked.getFirst();
  }

  /** Everything that was asked other than to read. */
  public List<Request> changes() {
    return requests.stream().filter(request -> !request.method().equals("GET")).toList();
  }

  /** Forgets all answers and requests. */
  public void reset() {
    answers.clear();
    requests.clear();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var request = read(exchange);
      requests.add(request);
      var answer =
          answers
              .getOrDefault(
                  request.method() + " " + request.path(), _ -> Answer.problem(404, "not-found"))
              .apply(request);
      answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
      var body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static Request read(HttpExchange exchange) throws IOException {
    var headers = new LinkedHashMap<String, String>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    var uri = exchange.getRequestURI();
    return new Request(
        exchange.getRequestMethod(),
        uri.getPath(),
        uri.getQuery() == null ? "" : uri.getQuery(),
        headers,
        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
  }
}
