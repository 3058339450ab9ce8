package io.posventa.platform.test;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
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
 * Stands for the other services: real HTTP, settable answers, and a record of who asked what. A
 * test takes it as a resource and names the services that it plays:
 *
 * <pre>{@code
 * @QuarkusTestResource(
 *     value = Peer.class,
 *     initArgs = @ResourceArg(name = "services", value = "rma-service,sla-service"))
 * }</pre>
 *
 * and gets it into a field of this type. What has no answer is 404.
 */
public final class Peer implements QuarkusTestResourceLifecycleManager, AutoCloseable {
  private static final String ANY = "*";

  private final Map<String, Function<Request, Answer>> answers = new ConcurrentHashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private List<String> services = List.of();

  public Peer() {
    try {
      this.server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(
        Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("peer-", 0).factory()));
    server.start();
  }

  /** What a service asked. Header names are in lower case. */
  public record Request(
      String method, String path, String query, Map<String, String> headers, String body) {}

  /** What it is told. */
  public record Answer(int status, String body) {
    public static Answer ok(String body) {
      return new Answer(200, body);
    }
  }

  @Override
  public void init(Map<String, String> initArgs) {
    services = List.of(initArgs.getOrDefault("services", "").split(",", -1));
  }

  @Override
  public Map<String, String> start() {
    var config = new LinkedHashMap<String, String>();
    services.forEach(name -> config.put("posventa.peers.\"" + name + "\"", url().toString()));
    return config;
  }

  @Override
  public void stop() {
    close();
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(this, new TestInjector.MatchesType(Peer.class));
  }

  public URI url() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /** Answers this method and path with JSON from now on. */
  public void answer(String method, String path, int status, String json) {
    answer(method, path, _ -> new Answer(status, json));
  }

  /** Works the answer out anew for each request. */
  public void answer(String method, String path, Function<Request, Answer> answer) {
    answers.put(method + " " + path, answer);
  }

  /** Answers whatever has no answer of its own. */
  public void answerAnything(Function<Request, Answer> answer) {
    answers.put(ANY, answer);
  }

  /** What was asked since the last {@link #reset}, in order. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  /** What was asked of one route. */
  public List<Request> requests(String method, String path) {
    return requests.stream()
        .filter(request -> request.method().equals(method) && request.path().equals(path))
        .toList();
  }

  /** Forgets all answers and requests. */
  public void reset() {
    answers.clear();
    requests.clear();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var request = read(exchange);
      requests.add(request);
      var answer =
          answers
              .getOrDefault(
                  request.method() + " " + request.path(),
                  answers.getOrDefault(ANY, _ -> new Answer(404, "{}")))
              .apply(request);
      var body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
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
