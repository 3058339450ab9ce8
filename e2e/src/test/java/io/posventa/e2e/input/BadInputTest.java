package io.posventa.e2e.input;

import static io.posventa.e2e.client.Problems.assertProblem;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.posventa.e2e.client.Answer;
import io.posventa.e2e.client.Client;
import io.posventa.e2e.client.Json;
import io.posventa.e2e.client.Upload;
import io.posventa.e2e.house.Books;
import io.posventa.e2e.house.Case;
import io.posventa.e2e.house.House;
import io.posventa.e2e.house.Sale;
import io.posventa.e2e.house.Sandbox;
import io.posventa.e2e.house.Vendor;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every way of asking wrongly gets its own precise answer, and leaves no trace. */
@ExtendWith(House.class)
@TestInstance(Lifecycle.PER_CLASS)
class BadInputTest {
  private static final String UNKNOWN = "01m80r4n2wftm823rv3zh9j6q8";
  private static final int TWO_MEGABYTES = 2 << 20;
  private static final int ELEVEN_MEGABYTES = 11 << 20;

  private Sandbox sandbox;
  private Vendor vendor;
  private Sale sale;
  private Case open;
  private Case closed;
  private Case refunded;
  private Sale elsewhere;
  private Sale longAgo;
  private Client shop;
  private Client operator;
  private String used;

  /**
   * A wrong request; {@code where} is a pointer, or a parameter when it does not start with "/".
   */
  private record Wrong(
      String what, int status, String code, String where, Supplier<Answer> request) {}

  @BeforeAll
  void aMarketplaceWithSomethingInIt() {
    sandbox = Sandbox.at("2026-03-03T09:00:00Z");
    vendor = sandbox.vendor("Europe/Madrid");
    refunded = sandbox.open(vendor.self(), "refund", sandbox.sale(vendor));
    sandbox.advance("2026-03-03T10:00:00Z");
    sale = sandbox.sale(vendor);
    longAgo = sandbox.sale(vendor, sandbox.now().minus(Duration.ofDays(61)));
    open = sandbox.open(sandbox.customer(), "support", sale);
    closed = sandbox.open(sandbox.customer(), "support", sale);
    closed.close(sandbox.customer()).expect(200);
    var other = Sandbox.at("2026-03-03T09:00:00Z");
    elsewhere = other.sale(other.vendor("Europe/Madrid"));
    shop = sandbox.shop();
    operator = sandbox.operator();
    used = Upload.send(shop, "note.txt", "A note.").expect(201).json().path("id").asText();
    attached(used).expect(201);
    sandbox.settle();
  }

  @TestFactory
  Stream<DynamicTest> eachIsRefusedPrecisely() {
    return Stream.of(bodies(), texts(), ids(), states(), money(), files(), protocol(), queries())
        .flatMap(List::stream)
        .map(wrong -> dynamicTest(wrong.what(), () -> check(wrong)));
  }

  private static void check(Wrong wrong) {
    var answer = wrong.request().get();

    assertProblem(answer, wrong.status(), wrong.code());
    if (!wrong.where().equals("-")) {
      String member = wrong.where().startsWith("/") ? "pointer" : "parameter";
      assertThat(answer.json().path("errors"))
          .as(answer.text())
          .anySatisfy(error -> assertThat(error.path(member).asText()).isEqualTo(wrong.where()));
    }
  }

  private List<Wrong> bodies() {
    return List.of(
        invalid("wrong type: number for text", "/subject", () -> ticket("subject", 12)),
        invalid("wrong type: object for text", "/order", () -> ticket("order", Map.of("id", "x"))),
        invalid("wrong type: text for number", "/lines/0/quantity", () -> line("quantity", "two")),
        invalid("wrong type: fraction of a cent", "/lines/0/unit_price/amount", this::fraction),
        invalid("unknown field", "/nonsense", () -> ticket("nonsense", true)),
        invalid("unknown field, nested", "/lines/0/colour", () -> line("colour", "red")),
        invalid("unknown enum value", "/type", () -> ticket("type", "quarrel")),
        invalid("required field missing", "/subject", () -> ticket("subject", null)),
        invalid("too long", "/subject", () -> ticket("subject", "x".repeat(201))),
        invalid("not JSON", "-", () -> raw("POST", "/v1/tickets", "{\"type\": support}")),
        invalid("two values", "-", () -> raw("POST", "/v1/tickets", "{} {}")),
        invalid("no body", "-", this::nothing),
        invalid("an array for an object", "-", () -> raw("POST", "/v1/tickets", "[]")),
        invalid("too deep", "-", () -> raw("POST", "/v1/tickets", deep())),
        invalid("a wrong instant", "/placed_at", () -> order("placed_at", "yesterday")));
  }

  private List<Wrong> texts() {
    return List.of(
        invalid("broken UTF-8", "-", this::brokenUtf8),
        invalid(
            "control character in a subject",
            "/subject",
            () -> ticket("subject", "A\r\nBcc: x@y.example")),
        invalid("control character in a customer's name", "/customer/name", this::twoLineName),
        invalid(
            "control character in a vendor's name",
            "/name",
            () -> vendor("name", "Acme\r\nBcc: eve@example.com")),
        invalid("next line in a vendor's name", "/name", () -> vendor("name", "Acme\u0085Ltd")),
        invalid("NUL in a message", "/body", () -> message("a\u0000b")),
        invalid(
            "half a character",
            "-",
            () -> raw("POST", open.path() + "/messages", "{\"body\":\"\\ud83d\"}")),
        invalid("not an address", "/account_email", () -> vendor("account_email", "nobody")),
        invalid(
            "a header in an address",
            "/account_email",
            () -> vendor("account_email", "a@b.example\nBcc: x@y.example")),
        invalid("unknown zone", "/time_zone", () -> vendor("time_zone", "Mars/Olympus_Mons")),
        invalid("unknown currency", "/currency", () -> order("currency", "ZZZ")),
        invalid("unknown currency of a price", "/lines/0/unit_price/currency", this::strangePrice));
  }

  private List<Wrong> ids() {
    return List.of(
        wrong(
            "unknown ticket",
            404,
            "not-found",
            "-",
            () -> shop.get("/v1/tickets/ticket_" + UNKNOWN)),
        wrong(
            "unknown order in a body",
            404,
            "not-found",
            "/order",
            () -> ticket("order", "order_" + UNKNOWN)),
        wrong(
            "unknown external id",
            404,
            "not-found",
            "/order",
            () -> ticket("order", "ext:nothing")),
        wrong(
            "another tenant's order",
            404,
            "not-found",
            "/order",
            () -> ticket("order", elsewhere.id())),
        wrong(
            "another tenant's external id",
            404,
            "not-found",
            "/order",
            () -> ticket("order", elsewhere.ref())),
        wrong(
            "unknown vendor in an order",
            404,
            "not-found",
            "/vendor",
            () -> order("vendor", "vendor_" + UNKNOWN)),
        wrong("unknown route", 404, "not-found", "-", () -> shop.get("/v1/nothing")),
        wrong(
            "the inside from outside",
            404,
            "not-found",
            "-",
            () -> shop.get("/internal/quiet?marketplace=" + sandbox.id())));
  }

  private List<Wrong> states() {
    return List.of(
        wrong(
            "a message to a closed ticket",
            409,
            "ticket-already-closed",
            "-",
            () -> closed.tryReply(sandbox.customer(), "Hello?")),
        wrong(
            "closing a closed ticket",
            409,
            "ticket-already-closed",
            "-",
            () -> closed.close(sandbox.customer())),
        wrong(
            "converting a closed ticket",
            409,
            "ticket-already-closed",
            "-",
            () -> closed.convert(sandbox.customer(), "refund")),
        wrong(
            "a type that it has",
            409,
            "invalid-transition",
            "-",
            () -> open.convert(sandbox.customer(), "support")),
        wrong(
            "a stale version",
            412,
            "version-mismatch",
            "-",
            () -> shop.send("POST", open.path() + "/close", Map.of("If-Match", "\"v999\""), "{}")),
        wrong("a clock that goes back", 422, "clock-backwards", "-", this::backwards));
  }

  private List<Wrong> money() {
    return List.of(
        wrong("outside the window", 422, "refund-window-closed", "-", this::old),
        wrong(
            "refunded already",
            422,
            "nothing-to-refund",
            "-",
            () -> Case.tryOpen(sandbox.customer(), "refund", refunded.sale(), Map.of())),
        wrong(
            "quoting above what was paid", 422, "refund-exceeds-paid", "-", this::aboveWhatWasPaid),
        wrong("a capture below what went back", 422, "refund-exceeds-paid", "-", this::shrink),
        wrong("money without a key", 400, "idempotency-key-missing", "-", this::refundWithoutKey),
        invalid(
            "a negative price",
            "/lines/0/unit_price/amount",
            () -> line("unit_price", Sale.money(-1))));
  }

  private List<Wrong> files() {
    return List.of(
        invalid("a form without a file", "/file", () -> form("picture", "a.txt", "Hello")),
        wrong(
            "a program",
            415,
            "unsupported-media-type",
            "-",
            () -> form("file", "photo.jpg", "\u007fELF\u0002\u0001\u0001" + "\0".repeat(57))),
        wrong(
            "a file above what the policy allows",
            413,
            "payload-too-large",
            "-",
            () -> form("file", "long.txt", "x".repeat(ELEVEN_MEGABYTES))),
        wrong(
            "an unknown file",
            404,
            "not-found",
            "/attachments/0",
            () -> attached("att_" + UNKNOWN)),
        wrong("a file that is used", 409, "attachment-used", "-", () -> attached(used)),
        invalid(
            "more files than may be",
            "/attachments",
            () -> attached(Collections.nCopies(11, used))));
  }

  private Answer form(String part, String name, String content) {
    return shop.send(
        "POST",
        "/v1/attachments",
        Map.of("Content-Type", Upload.TYPE),
        Upload.body(part, name, content));
  }

  private Answer attached(String file) {
    return attached(List.of(file));
  }

  private Answer attached(List<String> files) {
    return shop.post(open.path() + "/messages", Map.of("body", "See there.", "attachments", files));
  }

  private List<Wrong> protocol() {
    return List.of(
        wrong(
            "two megabytes",
            413,
            "payload-too-large",
            "-",
            () -> message("x".repeat(TWO_MEGABYTES))),
        wrong(
            "another content type",
            415,
            "unsupported-media-type",
            "-",
            () -> shop.send("POST", "/v1/tickets", Map.of("Content-Type", "text/plain"), "hello")),
        wrong(
            "a method that is not there",
            405,
            "method-not-allowed",
            "-",
            () -> shop.delete("/v1/tickets")),
        wrong(
            "no credential",
            401,
            "unauthenticated",
            "-",
            () -> House.client("").get("/v1/tickets")),
        wrong(
            "a wrong credential",
            401,
            "unauthenticated",
            "-",
            () -> House.client("pk_test_nobody").get("/v1/tickets")),
        wrong("a missing scope", 403, "forbidden", "-", this::readOnly),
        wrong("a form that is no form", 415, "unsupported-media-type", "-", this::noForm),
        wrong("one key, two requests", 422, "idempotency-key-reused", "-", this::keyTwice));
  }

  private List<Wrong> queries() {
    return List.of(
        invalid("unknown query parameter", "colour", () -> shop.get("/v1/tickets?colour=red")),
        invalid("limit too high", "limit", () -> shop.get("/v1/tickets?limit=1000")),
        invalid("limit no number", "limit", () -> shop.get("/v1/tickets?limit=ten")),
        invalid("unknown status", "status", () -> shop.get("/v1/tickets?status=asleep")),
        invalid("unknown sort", "sort", () -> shop.get("/v1/tickets?sort=colour")),
        wrong(
            "a forged cursor",
            400,
            "invalid-cursor",
            "-",
            () -> shop.get("/v1/tickets?cursor=abc.def")),
        wrong("a cursor of another list", 400, "invalid-cursor", "-", this::borrowedCursor));
  }

  @Test
  void noneOfThemLeavesATrace() {
    var before = state();

    eachIsRefusedPrecisely().forEach(BadInputTest::run);
    sandbox.settle();

    assertThat(state()).isEqualTo(before);
  }

  private static void run(DynamicTest test) {
    try {
      test.getExecutable().execute();
    } catch (Throwable e) {
      // Told by the test of its own; here only the trace matters.
      Thread.onSpinWait();
    }
  }

  /**
   * All that may show: the feed, the lists and the provider's books; read marks are not changes.
   */
  private List<Object> state() {
    var ids = new HashSet<String>();
    for (String list : List.of("tickets", "orders", "refunds", "vendors", "deadlines", "emails")) {
      for (var row : operator.all("/v1/" + list)) {
        ids.add(row.path("id").asText() + " v" + row.path("version").asText());
      }
    }
    long events =
        sandbox.events("").stream().filter(event -> !event.type().startsWith("policy")).count();
    return List.of(ids, events, Books.refunds(refunded.sale().charge()).size());
  }

  @Test
  void anotherTenantsThingsLookLikeNothingAtAll() {
    var unknown = ticket("order", "order_" + UNKNOWN);
    var foreign = ticket("order", elsewhere.id());

    assertThat(withoutIds(foreign)).isEqualTo(withoutIds(unknown));
  }

  @Test
  void aRefusedMethodNamesTheOnesThereAre() {
    assertThat(shop.delete("/v1/tickets").expect(405).header("Allow")).contains("GET", "POST");
  }

  @Test
  void aRepeatWithTheSameKeyIsAnsweredFromMemory() {
    var headers = Map.of("Idempotency-Key", "repeat-" + sale.name());
    String body = Json.write(Map.of("body", "Once only.", "on_behalf_of", "customer"));

    var first = shop.send("POST", open.path() + "/messages", headers, body).expect(201);
    var second = shop.send("POST", open.path() + "/messages", headers, body).expect(201);

    assertThat(second.text()).isEqualTo(first.text());
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
  }

  private static String withoutIds(Answer answer) {
    var problem = (ObjectNode) answer.json();
    problem.remove("request_id");
    return problem.toString();
  }

  private static Wrong wrong(
      String what, int status, String code, String where, Supplier<Answer> request) {
    return new Wrong(what, status, code, where, request);
  }

  private static Wrong invalid(String what, String where, Supplier<Answer> request) {
    return new Wrong(what, 400, "invalid-request", where, request);
  }

  private Answer ticket(String field, @Nullable Object value) {
    var body = new HashMap<String, Object>();
    body.put("type", "support");
    body.put("subject", "It does not open");
    body.put("body", "The file does not open.");
    body.put("order", sale.ref());
    body.put(field, value);
    if (value == null) {
      body.remove(field);
    }
    return shop.post("/v1/tickets", body);
  }

  private Answer message(String text) {
    return shop.post(open.path() + "/messages", Map.of("body", text));
  }

  private Answer vendor(String field, Object value) {
    var body = new HashMap<String, Object>();
    body.put("name", "Acme");
    body.put("account_email", "owner@acme.example");
    body.put(field, value);
    return operator.post("/v1/vendors", body);
  }

  private Answer order(String field, Object value) {
    return Sale.once(sandbox, vendor, sandbox.now()).with(field, value).tryPush();
  }

  private Answer line(String field, Object value) {
    var line = new HashMap<String, Object>();
    line.put("external_id", "1");
    line.put("name", "E-book");
    line.put("kind", "digital");
    line.put("quantity", 1);
    line.put("unit_price", Sale.money(Sale.PRICE));
    line.put(field, value);
    return order("lines", List.of(line));
  }

  private Answer nothing() {
    return shop.send("POST", "/v1/tickets", Map.of("Content-Type", "application/json"), "");
  }

  private Answer fraction() {
    return line("unit_price", Map.of("amount", 19.99, "currency", "EUR"));
  }

  private Answer strangePrice() {
    return line("unit_price", Map.of("amount", 1999, "currency", "ZZZ"));
  }

  private Answer twoLineName() {
    return order(
        "customer", Map.of("email", "a@example.com", "name", "Ana\r\nBcc: eve@example.com"));
  }

  private Answer raw(String method, String path, String body) {
    return shop.send(method, path, Map.of(), body);
  }

  private static String deep() {
    return "{\"tags\":" + "[".repeat(200) + "]".repeat(200) + "}";
  }

  private Answer brokenUtf8() {
    byte[] bytes = "{\"body\":\"caf\u00e9\"}".getBytes(ISO_8859_1);
    return shop.send(
        "POST", open.path() + "/messages", Map.of(), BodyPublishers.ofByteArray(bytes));
  }

  private Answer backwards() {
    String clock =
        operator.get("/v1/marketplaces/" + sandbox.id()).json().path("test_clock").asText();
    return operator.post(
        "/v1/test-clocks/" + clock + "/advance", Map.of("to", "2026-03-01T00:00:00Z"));
  }

  private Answer old() {
    return Case.tryOpen(sandbox.customer(), "refund", longAgo, Map.of());
  }

  private Answer aboveWhatWasPaid() {
    var line = sale.read().lines().getFirst().id();
    var components =
        Map.of("lines", List.of(Map.of("line", line, "amount", Sale.money(Sale.PRICE + 1))));
    return operator.post(
        "/v1/refunds/quote", Map.of("order", sale.ref(), "components", components));
  }

  /** The order as it was pushed, with less captured than has gone back. */
  private Answer shrink() {
    var payment =
        Map.of(
            "method",
            "card",
            "provider",
            "stripe",
            "reference",
            refunded.sale().charge(),
            "captured_amount",
            Sale.money(Sale.PRICE - 1));
    return refunded.sale().with("payment", payment).tryPush();
  }

  private Answer refundWithoutKey() {
    var impatient = House.client(keyOf(List.of("refunds:write", "refunds:read")));
    return impatient.post("/v1/refunds", Map.of("order", sale.ref()));
  }

  private Answer readOnly() {
    var reader = House.client(keyOf(List.of("tickets:read")));
    return reader.post(open.path() + "/close", Map.of());
  }

  private String keyOf(List<String> scopes) {
    return requireNonNull(sandbox.key("Narrow", scopes).secret());
  }

  private Answer noForm() {
    return shop.post("/v1/attachments", Map.of("file", "Hello"));
  }

  private Answer keyTwice() {
    var headers = Map.of("Idempotency-Key", "twice-" + sale.name());
    shop.send("POST", open.path() + "/read", headers, "{}").expect(200);
    return shop.send("POST", open.path() + "/read", headers, "{\"on_behalf_of\":\"customer\"}");
  }

  private Answer borrowedCursor() {
    var page = shop.get("/v1/tickets?limit=1").expect(200);
    String cursor = page.json().path("next_cursor").asText();
    return shop.get("/v1/orders?limit=1&cursor=" + cursor);
  }
}
