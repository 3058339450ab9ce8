package io.posventa.launcher.mail;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The received mails over HTTP.
 *
 * <ul>
 *   <li>{@code GET /mails?to=<address>&after=<number>}: the mails, oldest first
 *   <li>{@code GET /mails/<number>}: one of them; {@code .html} and {@code .txt} show its body
 *   <li>{@code GET /deliveries}: how often each Message-ID reached each recipient, since the start
 *   <li>{@code DELETE /mails}: forgets everything
 * </ul>
 */
final class MailView implements AutoCloseable {
  private record Answer(int status, String type, String body) {}

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .registerModule(
              new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance));

  private final MailLedger ledger;
  private final Runnable empty;
  private final HttpServer http;

  MailView(MailLedger ledger, Runnable empty, int port) throws IOException {
    this.ledger = ledger;
    this.empty = empty;
    this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.createContext("/", this::handle);
  }

  void start() {
    http.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var answer = answer(exchange);
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", answer.type() + "; charset=utf-8");
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (exchange.getRequestMethod().equals("DELETE") && path.equals("/mails")) {
      empty.run();
      return new Answer(204, "text/plain", "");
    }
    if (path.equals("/mails")) {
      var query = query(exchange);
      long after = Long.parseLong(query.getOrDefault("after", "0"));
      return json(list(ledger.mails(Optional.ofNullable(query.get("to")), after)));
    }
    if (path.equals("/deliveries")) {
      return json(list(ledger.deliveries()));
    }
    if (path.matches("/mails/\\d{1,18}(\\.html|\\.txt)?")) {
      return one(path.substring("/mails/".length()));
    }
    return new Answer(404, "text/plain", "GET /mails, /mails/1, /mails/1.html or /deliveries\n");
  }

  private Answer one(String name) throws IOException {
    var mail = ledger.mail(Long.parseLong(name.replaceAll("\\D", "")));
    if (mail.isEmpty()) {
      return new Answer(404, "text/plain", "No such mail is kept.\n");
    }
    if (name.endsWith(".html")) {
      return new Answer(200, "text/html", mail.get().html());
    }
    if (name.endsWith(".txt")) {
      return new Answer(200, "text/plain", mail.get().text());
    }
    return json(mail.get());
  }

  private static Map<String, Object> list(List<?> data) {
    return Map.of("object", "list", "data", data);
  }

  private static Answer json(Object value) throws IOException {
    return new Answer(200, "application/json", JSON.writeValueAsString(value));
  }

  private static Map<String, String> query(HttpExchange exchange) {
    String query = exchange.getRequestURI().getRawQuery();
    return Stream.of(query == null ? new String[0] : query.split("&"))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2)
        .collect(Collectors.toMap(pair -> pair[0], pair -> decoded(pair[1]), (a, _) -> a));
  }

  private static String decoded(String value) {
    return URLDecoder.decode(value, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
