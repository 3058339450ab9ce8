package io.posventa.e2e.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.e2e.bench.load.Act;
import io.posventa.e2e.bench.load.Request;
import io.posventa.e2e.bench.load.Wire;
import io.posventa.e2e.bench.seed.Ids;
import io.posventa.e2e.bench.seed.Kind;
import io.posventa.launcher.Service;
import io.posventa.launcher.api.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** What is measured, in this order: first what leaves nothing behind. */
final class Scenarios {
  private static final long ENDLESS = Long.MAX_VALUE / 4;
  private static final int MOST_TURNS = 1_500;
  private static final int PAGE = 50;
  private static final int FAR = 1_000;
  private static final int LARGEST_PAGE = 100;
  private static final String TURN =
      "\\set i :i + 1\n\\set u :offset * 10000000000 + :i * 1000 + :client_id\n";
  private static final String TEXT =
      "I have tried it again on another machine, and it is the same: the second chapter is missing,"
          + " and the exercises that the video speaks of are nowhere to be found. Please tell me"
          + " what to do.";

  private final World world;
  private final Sales sales;
  private final long tickets;
  private final int clients;

  Scenarios(World world, long tickets, int clients) {
    this.world = world;
    this.sales = new Sales(world);
    this.tickets = tickets;
    this.clients = clients;
  }

  List<Scenario> all() {
    String newest = "/v1/tickets?sort=-created_at&limit=" + PAGE;
    String filtered = newest + "&status=open&vendor=" + world.vendors().get(3);
    return List.of(
        read("get", "get a ticket with its last 20 messages", 0.25, this::get),
        list("list", "the 50 newest tickets", newest),
        list("filtered", "a vendor's 50 newest open tickets", filtered),
        lateRead("page1000", "the 1,000th page of 50", newest),
        list("search", "a customer's tickets", "/v1/tickets?customer_email=c17@customer.example"),
        feed(),
        write("create", "open a ticket", this::create),
        once("reply", "reply to a ticket", Kind.FRESH, this::reply),
        once("close", "close a ticket", Kind.THREAD, this::close),
        order(),
        story(),
        refund());
  }

  /** Two of them past the gateway, so that its share can be told. */
  List<Scenario> direct() {
    var pass = new Pass(world);
    return List.of(
        direct("get-direct", named("get"), pass), direct("create-direct", named("create"), pass));
  }

  private Scenario direct(String name, Scenario whole, Pass pass) {
    Act act = (wire, turn) -> whole.act().once(wire.with(Pass.HEADER, pass.token()), turn);
    return new Scenario(
        name,
        whole.title() + ", past the gateway",
        world.suite().url(whole.owner()),
        whole.owner(),
        act,
        ENDLESS,
        "",
        0,
        0);
  }

  Scenario named(String name) {
    return all().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  private URI gateway() {
    return world.suite().url(Service.GATEWAY);
  }

  private Scenario read(String name, String title, double goal, Act act) {
    return new Scenario(name, title, gateway(), Service.TICKET, act, ENDLESS, anywhere(), 0, goal);
  }

  private Scenario list(String name, String title, String path) {
    return read(name, title, 0.30, (wire, _) -> wire.exchange(as(Request.get(path))));
  }

  /** The way to its page is gone once, when it is first asked for. */
  private Scenario lateRead(String name, String title, String path) {
    var page = new Late(() -> path + "&cursor=" + cursorOfPage(path, FAR));
    return read(name, title, 0.30, (wire, _) -> wire.exchange(as(Request.get(page.get()))));
  }

  private Scenario feed() {
    return new Scenario(
        "feed",
        "100 changes of the feed, from its start",
        gateway(),
        Service.NOTIFICATION,
        (wire, _) -> wire.exchange(as(Request.get("/v1/events?limit=100"))),
        ENDLESS,
        anywhere(),
        0,
        0.30);
  }

  private Scenario write(String name, String title, Act act) {
    return new Scenario(name, title, gateway(), Service.TICKET, act, ENDLESS, anywhere(), 0, 0.30);
  }

  /** The load takes the first half of a kind, each once, and pgbench's clients share the second. */
  private Scenario once(String name, String title, Kind kind, Act act) {
    long half = kind.among(tickets) / 2;
    String numbering =
        TURN
            + "\\set d %d + :client_id * %d + :i\n".formatted(half, half / clients)
            + "\\set n "
            + kind.number(":d");
    return new Scenario(
        name, title, gateway(), Service.TICKET, act, half - 4, numbering, turns(half), 0.30);
  }

  private int turns(long among) {
    return (int) Math.clamp(among / clients - 1, 1, MOST_TURNS);
  }

  private Scenario order() {
    return new Scenario(
        "order",
        "push an order",
        gateway(),
        Service.RMA,
        sales::sell,
        ENDLESS,
        anywhere(),
        0,
        0.30);
  }

  private Scenario story() {
    return new Scenario(
        "story",
        "sell, ask for the money, and be refunded",
        gateway(),
        Service.TICKET,
        sales::sellAndAsk,
        ENDLESS,
        "",
        0,
        0);
  }

  private Scenario refund() {
    var refunds = new Refunds(world, tickets);
    long half = refunds.supply() / 2;
    String numbering =
        TURN
            + "\\set d %d + :client_id * %d + :i\n"
                .formatted(refunds.first() + half, half / clients)
            + "\\set n "
            + Kind.CLOSED.number(":d");
    return new Scenario(
        "refund",
        "quote and refund through the payment provider",
        gateway(),
        Service.RMA,
        refunds::once,
        half - 4,
        numbering,
        turns(half),
        0.15);
  }

  private String anywhere() {
    return TURN + "\\set n random(0, %d)".formatted(tickets - 1);
  }

  private long anyone() {
    return ThreadLocalRandom.current().nextLong(tickets);
  }

  private int get(Wire wire, long turn) throws IOException {
    return wire.exchange(
        as(Request.get("/v1/tickets/" + Ids.ticket(anyone()) + "?expand=messages")));
  }

  private int create(Wire wire, long turn) throws IOException {
    return wire.exchange(
        write(
            "/v1/tickets",
            """
            {"type":"support","subject":"It is not what I expected","body":"%s","order":"%s",\
            "on_behalf_of":"customer"}"""
                .formatted(TEXT, Ids.order(anyone()))));
  }

  private int reply(Wire wire, long turn) throws IOException {
    return wire.exchange(
        write(
            "/v1/tickets/" + Ids.ticket(Kind.FRESH.number(turn)) + "/messages",
            "{\"body\":\"%s\",\"on_behalf_of\":\"customer\"}".formatted(TEXT)));
  }

  private int close(Wire wire, long turn) throws IOException {
    return wire.exchange(
        write(
            "/v1/tickets/" + Ids.ticket(Kind.THREAD.number(turn)) + "/close",
            "{\"reason\":\"solved\",\"on_behalf_of\":\"customer\"}"));
  }

  private Request as(Request request) {
    return request.as(world.shopKey());
  }

  private Request write(String path, String json) {
    return as(Request.of("POST", path, json)).with("Idempotency-Key", UUID.randomUUID().toString());
  }

  /** With larger steps than its own pages; the last one where there are not so many. */
  private String cursorOfPage(String path, int page) {
    String large = path.replace("limit=" + PAGE, "limit=" + LARGEST_PAGE);
    String cursor = "";
    for (int left = page * PAGE; left > 0; left -= LARGEST_PAGE) {
      JsonNode answer = read(cursor.isEmpty() ? large : large + "&cursor=" + cursor);
      String next = answer.path("next_cursor").asText();
      if (!answer.path("has_more").asBoolean()) {
        break;
      }
      cursor = next;
    }
    return cursor;
  }

  private JsonNode read(String path) {
    try (var wire = new Wire(gateway())) {
      int status = wire.exchange(as(Request.get(path)));
      if (status != 200) {
        throw new IllegalStateException(path + " was answered with " + wire.body());
      }
      return Json.read(wire.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
