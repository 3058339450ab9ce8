package io.posventa.launcher.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Stripe's refund protocol on a port of one's own: {@code /v1/charges}, {@code /v1/payment_intents}
 * and {@code /v1/refunds}, with a ledger on disk that loses nothing it has answered for. {@code GET
 * /ledger} shows the books; {@code POST /misbehave} orders a fault (see {@link Misbehaviour.Order})
 * and {@code DELETE /misbehave} ends all.
 */
public final class PaymentSimulator implements AutoCloseable {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Ledger ledger;
  private final Charges charges;
  private final Refunds refunds;
  private final Misbehaviours misbehaviours = new Misbehaviours();
  private final AtomicLong requests = new AtomicLong();

  private PaymentSimulator(int port, Path data, boolean strict, Clock clock) throws IOException {
    this.ledger = new Ledger(data, clock);
    this.charges = new Charges(ledger, strict);
    this.refunds = new Refunds(ledger, charges);
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 256);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Starts on the port, or on a free one for 0, with its books in the given file. */
  public static PaymentSimulator start(int port, Path data) throws IOException {
    return new PaymentSimulator(port, data, false, Clock.systemUTC());
  }

  /** As {@link #start}, and refusing refunds of charges that were not made here. */
  public static PaymentSimulator startStrict(int port, Path data) throws IOException {
    return new PaymentSimulator(port, data, true, Clock.systemUTC());
  }

  static PaymentSimulator start(int port, Path data, Clock clock) throws IOException {
    return new PaymentSimulator(port, data, false, clock);
  }

  /**
   * {@code --port 8090 --data FILE [--strict]}: with {@code --strict}, a refund of a charge that
   * was not made here is refused.
   */
  public static void main(String[] args) throws IOException {
    var options = List.of(args);
    int port = Integer.parseInt(option(options, "--port").orElse("8090"));
    var data = Path.of(option(options, "--data").orElse("payment-ledger.jsonl"));
    var simulator =
        new PaymentSimulator(port, data, options.contains("--strict"), Clock.systemUTC());
    Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
    System.out.println("payment simulator on " + simulator.address());
  }

  private static Optional<String> option(List<String> options, String name) {
    int at = options.indexOf(name);
    return at >= 0 && at + 1 < options.size() ? Optional.of(options.get(at + 1)) : Optional.empty();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public String address() {
    return "http://localhost:" + port();
  }

  /** How many requests of the protocol have come in. */
  public long requests() {
    return requests.get();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    try {
      ledger.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer;
      try {
        answer = answer(exchange);
      } catch (StripeError refusal) {
        answer = new Answer(refusal.status(), Refunds.json(refusal.body()), false);
      }
      if (answer != null) {
        send(exchange, answer);
      }
    }
  }

  /** Null drops the connection without an answer. */
  private @Nullable Answer answer(HttpExchange exchange) throws IOException {
    var method = exchange.getRequestMethod();
    var path = exchange.getRequestURI().getPath();
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (!path.startsWith("/v1/")) {
      return control(method, path, body);
    }
    requests.incrementAndGet();
    requireKey(exchange);
    var form = Form.parse(method.equals("GET") ? exchange.getRequestURI().getRawQuery() : body);
    var id = path.substring(path.lastIndexOf('/') + 1);
    return switch (method + " " + collection(path)) {
      case "POST /v1/charges" -> ok(charges.create("charge", form));
      case "POST /v1/payment_intents" -> ok(charges.create("payment_intent", form));
      case "GET /v1/charges/", "GET /v1/payment_intents/" -> ok(charges.get(id));
      case "POST /v1/refunds" ->
          refund(form, exchange.getRequestHeaders().getFirst("Idempotency-Key"));
      case "GET /v1/refunds/" -> ok(refunds.get(id));
      case "GET /v1/refunds" -> list(form);
      default -> throw StripeError.missing("route", method + " " + path);
    };
  }

  private static String collection(String path) {
    int second = path.indexOf('/', "/v1/".length());
    return second < 0 ? path : path.substring(0, second + 1);
  }

  private static void requireKey(HttpExchange exchange) {
    var given = exchange.getRequestHeaders().getFirst("Authorization");
    if (given == null || !given.startsWith("Bearer ") || given.length() <= "Bearer ".length()) {
      throw StripeError.unauthorized();
    }
  }

  private @Nullable Answer refund(Form form, @Nullable String key) {
    var strike = misbehaviours.strike(Refunds.charge(form), false);
    strike.ifPresent(PaymentSimulator::failAtTheDoor);
    var answer = refunds.create(form, key, strike.map(Misbehaviour::kind).orElse(null));
    return afterwards(strike, answer);
  }

  private @Nullable Answer list(Form form) {
    var charge = form.get("charge").or(() -> form.get("payment_intent")).orElse("");
    var strike = misbehaviours.strike(charge, true);
    strike.ifPresent(PaymentSimulator::failAtTheDoor);
    return afterwards(strike, ok(refunds.list(form)));
  }

  private static void failAtTheDoor(Misbehaviour fault) {
    if (fault.kind() == Misbehaviour.Kind.ERROR_BEFORE) {
      throw StripeError.internal(false);
    }
    if (fault.kind() == Misbehaviour.Kind.RATE_LIMITED) {
      throw StripeError.rateLimited();
    }
  }

  private static @Nullable Answer afterwards(Optional<Misbehaviour> strike, Answer answer) {
    if (strike.isEmpty()) {
      return answer;
    }
    return switch (strike.get().kind()) {
      case LOST_ANSWER -> null;
      case SLOW -> late(strike.get().delayMillis(), answer);
      case ERROR_BEFORE, ERROR_KEPT, RATE_LIMITED, DECLINED, DECLINED_ONCE, PENDING -> answer;
    };
  }

  private static Answer late(long millis, Answer answer) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return answer;
  }

  private Answer control(String method, String path, String body) throws IOException {
    return switch (method + " " + path) {
      case "GET /ledger" -> ok(books());
      case "GET /health" -> ok(Map.of("status", "UP"));
      case "POST /misbehave" -> {
        misbehaviours.order(order(body));
        yield ok(Map.of("ordered", true));
      }
      case "DELETE /misbehave" -> {
        misbehaviours.clear();
        yield ok(Map.of("ordered", false));
      }
      default -> throw StripeError.missing("route", method + " " + path);
    };
  }

  private static Misbehaviour.Order order(String body) {
    try {
      return JSON.readValue(body, Misbehaviour.Order.class);
    } catch (JsonProcessingException e) {
      throw StripeError.badParameter("invalid_order", String.valueOf(e.getOriginalMessage()));
    }
  }

  private Map<String, Object> books() {
    var books = new LinkedHashMap<String, Object>();
    var paid = ledger.refunds(null, 0);
    books.put("requests", requests.get());
    books.put("charges", ledger.charges().stream().map(Charges::view).toList());
    books.put("refunds", paid.stream().map(Refunds::view).toList());
    books.put("refunded_total", paid.stream().mapToLong(PaidRefund::amount).sum());
    return books;
  }

  private static Answer ok(Map<String, Object> view) {
    return new Answer(200, Refunds.json(view), false);
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "application/json");
    headers.set("Request-Id", Ledger.newId("req"));
    if (answer.replayed()) {
      headers.set("Idempotent-Replayed", "true");
    }
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
