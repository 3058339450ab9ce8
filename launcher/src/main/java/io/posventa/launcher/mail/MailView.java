package io.posventa.launcher.mail;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.std.StdDelegatingDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.util.StdConverter;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
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
 * The received mails over HTTP: pages for people at {@code /}, and for programs
 *
 * <ul>
 *   <li>{@code GET /mails?to=<address>&after=<number>}: the mails, oldest first
 *   <li>{@code GET /mails/<number>}: one of them; {@code .html} and {@code .txt} show its body
 *   <li>{@code GET /deliveries}: how often each Message-ID reached each recipient, since the start
 *   <li>{@code DELETE /mails}: forgets everything
 * </ul>
 */
final class MailView implements AutoCloseable {
  private record Answer(int status, String type, String body, Map<String, String> headers) {
    Answer(int status, String type, String body) {
      this(status, type, body, Map.of());
    }

    static Answer page(String html) {
      return new Answer(200, "text/html", html, PAGE);
    }

    static Answer seeOther(String path) {
      return new Answer(303, "text/plain", "", Map.of("Location", path));
    }
  }

  static final ObjectMapper JSON =
      new ObjectMapper()
          .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .registerModule(
              new SimpleModule()
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addDeserializer(
                      Instant.class,
                      new StdDelegatingDeserializer<>(
                          new StdConverter<String, Instant>() {
                            @Override
                            public Instant convert(String text) {
                              return Instant.parse(text);
                            }
                          })));

  private static final Map<String, String> PAGE =
      Map.of(
          "Content-Security-Policy",
              "default-src 'none'; style-src 'self'; frame-src 'self'; form-action 'self'",
          "Referrer-Policy", "no-referrer",
          "Cache-Control", "no-store");

  /** A mail's own words may come from anyone: they are shown, and run nothing. */
  private static final Map<String, String> LETTER =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; style-src 'unsafe-inline'; img-src http: https: data:;"
              + " sandbox allow-popups allow-popups-to-escape-sandbox",
          "Referrer-Policy",
          "no-referrer");

  private static final int MOST_WRITTEN = 1 << 16;

  private final MailLedger ledger;
  private final MailWriter writer;
  private final Runnable empty;
  private final HttpServer http;

  MailView(MailLedger ledger, MailWriter writer, Runnable empty, int port) throws IOException {
    this.ledger = ledger;
    this.writer = writer;
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
      answer.headers().forEach(exchange.getResponseHeaders()::set);
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
    if (exchange.getRequestMethod().equals("POST")) {
      return written(exchange, path);
    }
    if (path.equals("/")) {
      return Answer.page(MailPages.list(ledger.threads(), query(exchange)));
    }
    if (path.equals("/mails.css")) {
      return new Answer(200, "text/css", MailPages.STYLE);
    }
    if (path.matches("/threads/\\d{1,18}")) {
      var thread = ledger.thread(number(path));
      return thread.isEmpty() ? noSuchMail() : Answer.page(MailPages.thread(thread));
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
    return new Answer(404, "text/plain", "GET /, /mails, /mails/1, /mails/1.html or /deliveries\n");
  }

  /** A mail that somebody wrote on a page: a new one, or an answer to one that came. */
  private Answer written(HttpExchange exchange, String path) throws IOException {
    String origin = exchange.getRequestHeaders().getFirst("Sec-Fetch-Site");
    if (origin != null && !origin.equals("same-origin")) {
      return new Answer(403, "text/plain", "Another site's form cannot write mails.\n");
    }
    byte[] body = exchange.getRequestBody().readNBytes(MOST_WRITTEN);
    var form = pairs(new String(body, StandardCharsets.UTF_8));
    try {
      if (path.equals("/write")) {
        writer.write(form);
        return Answer.seeOther("/");
      }
      if (path.matches("/mails/\\d{1,18}/answer")) {
        var mail = ledger.mail(number(path));
        if (mail.isPresent()) {
          writer.answer(mail.get(), form);
          return Answer.seeOther("/threads/" + mail.get().number());
        }
        return noSuchMail();
      }
    } catch (MessagingException e) {
      return new Answer(400, "text/plain", "It could not be sent: %s\n".formatted(e.getMessage()));
    }
    return new Answer(404, "text/plain", "POST /write or /mails/1/answer\n");
  }

  private static long number(String path) {
    return Long.parseLong(path.replaceAll("\\D", ""));
  }

  private static Answer noSuchMail() {
    return new Answer(404, "text/plain", "No such mail is kept.\n");
  }

  private Answer one(String name) throws IOException {
    var mail = ledger.mail(number(name));
    if (mail.isEmpty()) {
      return noSuchMail();
    }
    if (name.endsWith(".html")) {
      return new Answer(200, "text/html", MailPages.letter(mail.get()), LETTER);
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
    return pairs(query == null ? "" : query);
  }

  private static Map<String, String> pairs(String text) {
    return Stream.of(text.split("&"))
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
