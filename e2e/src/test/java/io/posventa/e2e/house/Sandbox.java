package io.posventa.e2e.house;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.e2e.client.Answer;
import io.posventa.e2e.client.Client;
import io.posventa.e2e.client.Views.ApiKey;
import io.posventa.e2e.client.Views.Clock;
import io.posventa.e2e.client.Views.Event;
import io.posventa.e2e.client.Views.InboundEmail;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A new marketplace with the clickbank rules, its keys, and what a story needs in it. */
public final class Sandbox {
  private static final Duration STEP = Duration.ofSeconds(Long.getLong("posventa.e2e.step", 120));
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String id;
  private final @Nullable String clock;
  private final Client operator;
  private final Client shop;
  private final String tag;
  private final AtomicInteger names = new AtomicInteger();

  private Sandbox(String id, @Nullable String clock, Client operator, Client shop, String tag) {
    this.id = id;
    this.clock = clock;
    this.operator = operator;
    this.shop = shop;
    this.tag = tag;
  }

  /** One whose time stands still at an instant, until it is moved. */
  public static Sandbox at(String instant) {
    return create(Map.of("live", false, "test_clock", Map.of("now", instant)));
  }

  /** One that runs on real time. */
  public static Sandbox live() {
    return create(Map.of("live", true));
  }

  private static Sandbox create(Map<String, Object> time) {
    String tag = "m" + COUNT.incrementAndGet();
    var body = new LinkedHashMap<String, Object>();
    body.put("name", "Market " + tag);
    body.put("preset", "clickbank");
    body.put("locale", "en");
    body.put("time_zone", "America/New_York");
    body.put("support_domains", List.of(domain(tag)));
    body.putAll(time);
    var made = House.admin().post("/v1/marketplaces", body).expect(201).json();
    if (!made.path("operator_key").hasNonNull("secret")) {
      return create(time); // The first answer was lost, and no second one tells the secret.
    }
    var operator = House.client(made.path("operator_key").path("secret").asText()).patient();
    var operators = new ArrayList<String>();
    made.path("operator_key").path("scopes").forEach(scope -> operators.add(scope.asText()));
    var shop =
        operator
            .post("/v1/api-keys", Map.of("name", "Storefront", "scopes", shared(operators)))
            .expect(201)
            .as(ApiKey.class);
    String clock = made.path("test_clock").asText("");
    return new Sandbox(
        made.path("id").asText(),
        clock.isEmpty() ? null : clock,
        operator,
        House.client(requireNonNull(shop.secret())).patient(),
        tag);
  }

  private static String domain(String tag) {
    return tag + ".shop.example";
  }

  /** What a storefront or a vendor works with. */
  private static List<String> shared(List<String> scopes) {
    return scopes.stream()
        .filter(
            scope -> scope.matches("(tickets|orders|refunds|deadlines|emails|events|vendors):.*"))
        .toList();
  }

  public String id() {
    return id;
  }

  /** An address of the time before tickets: {@code refunds} or {@code cancel}. */
  public String address(String localPart) {
    return localPart + "@" + domain(tag);
  }

  /** The mails that came in for the marketplace. */
  public List<InboundEmail> arrivals() {
    return operator.all("/v1/inbound-emails", InboundEmail.class);
  }

  /** The marketplace's staff. */
  public Client operator() {
    return operator;
  }

  /** The storefront: a key of the marketplace that acts for customers. */
  public Client shop() {
    return shop;
  }

  public Party customer() {
    return Party.of(shop, Map.of("on_behalf_of", "customer"));
  }

  /** Somebody of the platform who opens a ticket for a caller. */
  public Party phone() {
    return Party.of(operator, Map.of("on_behalf_of", "customer"));
  }

  /** What a mail about a case carries: its {@code token} is a credential for that case alone. */
  public JsonNode link(String subject, String party) {
    return operator.post("/v1/links", Map.of("case", subject, "party", party)).expect(201).json();
  }

  public ApiKey key(String name, List<String> scopes) {
    return operator
        .post("/v1/api-keys", Map.of("name", name, "scopes", scopes))
        .expect(201)
        .as(ApiKey.class);
  }

  /** A vendor with a support address, in a zone. */
  public Vendor vendor(String zone) {
    String name = "vendor" + names.incrementAndGet() + "-" + tag;
    return vendor(
        Map.of(
            "external_id",
            name,
            "name",
            "Acme " + name,
            "account_email",
            "owner@" + name + ".example",
            "support_email",
            "support@" + name + ".example",
            "time_zone",
            zone));
  }

  public Vendor vendor(Map<String, ?> profile) {
    var made = operator.post("/v1/vendors", profile).expect(201).json();
    String vendor = made.path("id").asText();
    var key =
        operator
            .post(
                "/v1/api-keys",
                Map.of(
                    "name",
                    "Vendor",
                    "vendor",
                    vendor,
                    "scopes",
                    List.of(
                        "tickets:read",
                        "tickets:write",
                        "orders:read",
                        "orders:write",
                        "refunds:read",
                        "deadlines:read",
                        "emails:read",
                        "events:read",
                        "vendors:read")))
            .expect(201)
            .as(ApiKey.class);
    String secret = requireNonNull(key.secret());
    var client = House.client(secret).patient();
    return new Vendor(vendor, made.path("effective_support_email").asText(), secret, client);
  }

  /** An order name that nobody else has. */
  public String orderName() {
    return "A-" + tag + "-" + names.incrementAndGet();
  }

  /** Pushes an order of 19.99 EUR, placed the day before. */
  public Sale sale(Vendor vendor) {
    return sale(vendor, now().minus(Duration.ofDays(1)));
  }

  public Sale sale(Vendor vendor, Instant placedAt) {
    return Sale.once(this, vendor, placedAt).push();
  }

  /** A subscription with one invoice a month, the last one issued the day before. */
  public Sale subscription(Vendor vendor, int invoices) {
    return Sale.subscription(this, vendor, now().minus(Duration.ofDays(1)), invoices).push();
  }

  public Case open(Party by, String type, Sale sale) {
    return Case.open(this, by, type, sale, Map.of());
  }

  /** The marketplace's present time. */
  public Instant now() {
    return Instant.parse(operator.get("/v1/me").expect(200).json().path("now").asText());
  }

  public void advance(String to) {
    advance(Instant.parse(to));
  }

  /** Moves the clock, and returns when all that follows has been done. */
  public void advance(Instant to) {
    var state = tryAdvance(to);
    if (!state.status().equals("ready")) {
      throw new AssertionError("The clock stays %s: %s".formatted(state.status(), state));
    }
    if (state.warnings() != null && !state.warnings().isEmpty()) {
      throw new AssertionError("Left behind: " + state.warnings());
    }
  }

  /** As {@link #advance}, and goes on when it is stuck, for as long as one is patient. */
  public Clock tryAdvance(Instant to) {
    String path = "/v1/test-clocks/" + requireNonNull(clock, "it is live");
    long end = System.nanoTime() + STEP.toNanos();
    operator.post(path + "/advance", Map.of("to", to)).expect(202);
    while (true) {
      var state =
          Await.until(
              STEP,
              () -> operator.get(path).expect(200).as(Clock.class),
              seen -> !seen.status().equals("advancing"));
      if (!state.status().equals("stuck") || System.nanoTime() > end) {
        return state;
      }
      operator.post(path + "/advance", Map.of("to", to)).expect(202);
    }
  }

  /** Lets everything under way come to rest, without a step of time. */
  public void settle() {
    advance(now());
  }

  /** The public feed from the start, or from where a cursor stands, to its present end. */
  public List<Event> events(String types) {
    var all = new ArrayList<Event>();
    String cursor = "";
    while (true) {
      var page = eventsAfter(types, cursor);
      all.addAll(page.data(Event.class));
      cursor = page.json().path("next_cursor").asText();
      if (!page.json().path("has_more").asBoolean()) {
        return all;
      }
    }
  }

  public Answer eventsAfter(String types, String cursor) {
    String path = "/v1/events?limit=500" + (types.isEmpty() ? "" : "&types=" + types);
    return operator.get(cursor.isEmpty() ? path : path + "&cursor=" + cursor).expect(200);
  }
}
