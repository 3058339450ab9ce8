package io.posventa.notification.inbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.posventa.platform.id.Ids;
import io.posventa.platform.test.Peer;
import io.posventa.platform.test.Peer.Answer;
import io.posventa.platform.test.Peer.Request;
import io.posventa.platform.test.TestEvents;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One marketplace with one order, and the other services as far as incoming mail asks them. */
final class World {
  static final String POLICY =
      """
      {"inbound":"legacy_addresses","unknown_sender":"confirm","legacy_addresses":[
       {"local_part":"refunds","opens":"refund"},{"local_part":"cancel","opens":"cancellation"}]}""";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Ids IDS = new TestIds();
  private static final Map<String, String> REFERENCES = new ConcurrentHashMap<>();
  private static final Map<String, Map<String, Object>> ORDERS = new ConcurrentHashMap<>();

  /** What ticket-service answered under each Idempotency-Key. */
  private static final Map<String, Answer> ANSWERED = new ConcurrentHashMap<>();

  final String marketplace = IDS.next("mkt");
  final String domain = marketplace.replace("_", "-") + ".example";
  final String vendor = IDS.next("vendor");
  final String order = IDS.next("order");
  final String externalId = "A-" + order.substring(order.length() - 8);
  final String customer = order + "@customers.example";
  final String account = vendor + "@accounts.example";
  final String support = vendor + "@support.example";
  final String ticket = IDS.next("ticket");
  private final Peer peer;

  private static final class TestIds extends Ids {}

  World(Peer peer) {
    this(peer, POLICY);
  }

  World(Peer peer, String mailPolicy) {
    this(peer, mailPolicy, "{}");
  }

  World(Peer peer, String mailPolicy, String ticketPolicy) {
    this.peer = peer;
    String policy = IDS.next("policy");
    var profile =
        Map.of(
            "id",
            marketplace,
            "name",
            "Mercado",
            "locale",
            "es-ES",
            "time_zone",
            "Europe/Madrid",
            "support_domains",
            List.of(domain),
            "policy",
            policy);
    owns("marketplace", marketplace, profile);
    owns(
        "policy",
        policy,
        Map.of(
            "id",
            policy,
            "document",
            Map.of("mail", tree(mailPolicy), "tickets", tree(ticketPolicy))));
    owns(
        "vendor",
        vendor,
        Map.of(
            "id", vendor,
            "name", "Cursos del Sur",
            "account_email", account,
            "support_email", support,
            "effective_time_zone", "Europe/Madrid"));
    addOrder(order, externalId, customer);
    TestEvents.deliver(
            TestEvents.event(
                "gateway",
                "marketplace.created",
                marketplace,
                marketplace,
                1,
                Instant.EPOCH,
                Map.of("marketplace", profile)))
        .then()
        .statusCode(200);
    peer.answerAnything(World::answer);
  }

  /** Another order of the same vendor. */
  World addOrder(String id, String number, String email) {
    owns(
        "order",
        id,
        Map.of(
            "id",
            id,
            "external_id",
            number,
            "vendor",
            vendor,
            "customer",
            Map.of("name", "Ana", "email", email, "locale", "es"),
            "lines",
            List.of(Map.of("name", "Curso")),
            "payment",
            Map.of(),
            "placed_at",
            "2025-01-02T09:30:00Z"));
    ORDERS.put(
        number.toLowerCase(java.util.Locale.ROOT),
        Map.of("id", id, "external_id", number, "vendor", vendor, "customer_email", email));
    return this;
  }

  /** Lets this service know of the ticket, as ticket-service tells it. */
  World withTicket() {
    var snapshot = new HashMap<String, Object>();
    snapshot.put("id", ticket);
    snapshot.put("object", "ticket");
    snapshot.put("version", 1);
    snapshot.put("number", "T-100001");
    snapshot.put("created_at", "2025-01-17T15:00:00Z");
    snapshot.put("type", "support");
    snapshot.put("status", "open");
    snapshot.put("awaiting", "vendor");
    snapshot.put("subject", "Curso");
    snapshot.put("order", order);
    snapshot.put("order_external_id", externalId);
    snapshot.put("vendor", vendor);
    snapshot.put("customer", Map.of("name", "Ana", "email", customer, "locale", "es"));
    snapshot.put("opened_by", Map.of("party", "customer", "role", "customer", "id", "key_1"));
    var message =
        Map.of(
            "id",
            IDS.next("msg"),
            "from",
            Map.of("party", "customer"),
            "created_at",
            "2025-01-17T15:00:00Z",
            "body",
            "Hola");
    TestEvents.deliver(
            TestEvents.event(
                "ticket-service",
                "ticket.opened",
                marketplace,
                ticket,
                1,
                Instant.parse("2025-01-17T15:00:00Z"),
                Map.of("ticket", snapshot, "message", message)))
        .then()
        .statusCode(200);
    owns("ticket", ticket, snapshot);
    return this;
  }

  String refunds() {
    return "refunds@" + domain;
  }

  String cancel() {
    return "cancel@" + domain;
  }

  /** What ticket-service was asked to do, a repetition under the same key left out. */
  List<JsonNode> asked(String route) {
    var byKey = new HashMap<String, JsonNode>();
    for (var request : requests(route)) {
      byKey.putIfAbsent(request.headers().get("idempotency-key"), tree(request.body()));
    }
    return new ArrayList<>(byKey.values());
  }

  List<Request> requests(String route) {
    return peer.requests("POST", "/internal/" + route).stream().filter(this::isOurs).toList();
  }

  private boolean isOurs(Request request) {
    return request.body().contains(order) || request.body().contains(ticket);
  }

  private static Answer answer(Request request) {
    return switch (request.path()) {
      case "/internal/orders/mentioned" -> mentioned(tree(request.body()));
      case "/internal/inbound/tickets" ->
          once(
              request,
              Map.of("id", IDS.next("ticket"), "number", "T-100002", "version", 1),
              "ticket");
      case "/internal/inbound/messages" ->
          once(request, Map.of("id", IDS.next("msg"), "ticket_version", 2), "message");
      case "/internal/attachments" -> attachment(request);
      case "/internal/links" -> new Answer(200, "{\"links\":[]}");
      default -> reference(request);
    };
  }

  private static Answer attachment(Request request) {
    return request.query().contains(".exe")
        ? new Answer(415, "{\"code\":\"unsupported-media-type\",\"status\":415}")
        : once(request, Map.of("id", IDS.next("att")), "attachment");
  }

  /** The same answer under the same key, and 422 for another request under it. */
  private static Answer once(Request request, Map<String, ?> answer, String kind) {
    String key = kind + request.headers().get("idempotency-key");
    var first = ANSWERED.computeIfAbsent(key, _ -> new Answer(201, json(answer)));
    var body = ANSWERED.computeIfAbsent(key + " body", _ -> Answer.ok(request.body()));
    if (kind.equals("ticket") && first.status() == 201) {
      opened(request, tree(first.body()).path("id").asText());
    }
    return body.body().equals(request.body())
        ? first
        : new Answer(422, "{\"code\":\"idempotency-key-reused\"}");
  }

  private static void opened(Request request, String id) {
    var wanted = tree(request.body());
    var order = tree(REFERENCES.get("order/" + wanted.path("order").asText())).path("data");
    owns(
        "ticket",
        id,
        Map.ofEntries(
            Map.entry("id", id),
            Map.entry("version", 1),
            Map.entry("number", "T-100002"),
            Map.entry("created_at", "2025-01-17T15:00:00Z"),
            Map.entry("type", wanted.path("type").asText()),
            Map.entry("status", "open"),
            Map.entry("subject", "Curso"),
            Map.entry("order", order.path("id").asText()),
            Map.entry("vendor", order.path("vendor").asText()),
            Map.entry("customer", order.path("customer")),
            Map.entry("opened_by", Map.of("party", wanted.path("party").asText()))));
  }

  private static Answer mentioned(JsonNode mail) {
    var found = new ArrayList<Object>();
    for (JsonNode word : mail.path("words")) {
      var order = ORDERS.get(word.asText().toLowerCase(java.util.Locale.ROOT));
      if (order != null && !found.contains(order)) {
        found.add(order);
      }
    }
    return Answer.ok(json(Map.of("orders", found)));
  }

  private static Answer reference(Request request) {
    String found = REFERENCES.get(request.path().replace("/internal/references/", ""));
    return found == null ? new Answer(404, "{\"code\":\"not-found\"}") : Answer.ok(found);
  }

  private static void owns(String kind, String id, Map<String, ?> data) {
    REFERENCES.put(
        kind + "/" + id, json(Map.of("kind", kind, "id", id, "version", 1, "data", data)));
  }

  static JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
