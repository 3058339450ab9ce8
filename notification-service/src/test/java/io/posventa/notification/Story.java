package io.posventa.notification;

import static java.util.stream.Collectors.toList;

import io.posventa.platform.id.Ids;
import io.posventa.platform.test.TestEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One ticket of one marketplace, told as its services tell it; each story is a tenant of its own.
 */
public final class Story {
  public static final Instant OPENED = Instant.parse("2025-01-17T15:00:00Z");

  private static final Ids IDS = new TestIds();

  public final String marketplace = IDS.next("mkt");
  public final String vendor = IDS.next("vendor");
  public final String order = IDS.next("order");
  public final String ticket = IDS.next("ticket");
  public final String customerEmail = ticket + "@customers.example";
  public final String supportEmail = vendor + "@support.example";
  public final String accountEmail = vendor + "@accounts.example";

  private final Map<String, Object> snapshot = new HashMap<>();
  private final List<Map<String, Object>> messages = new ArrayList<>();
  private long version;

  private static final class TestIds extends Ids {}

  public Story() {
    this(Map.of());
  }

  /**
   * @param vendorFields what the vendor's profile says beside its name and account
   */
  public Story(Map<String, ?> vendorFields) {
    Neighbours.owns(
        "marketplace",
        marketplace,
        Map.of(
            "id", marketplace,
            "name", "Mercado \"Norte\"",
            "locale", "es-ES",
            "time_zone", "Europe/Madrid"));
    var profile = new HashMap<String, Object>(vendorFields);
    profile.put("id", vendor);
    profile.put("name", "Cursos del Sur");
    profile.put("account_email", accountEmail);
    profile.put("effective_time_zone", "America/Los_Angeles");
    Neighbours.owns("vendor", vendor, profile);
    Neighbours.owns("order", order, orderSnapshot());
    snapshot.putAll(
        Map.of(
            "id", ticket,
            "object", "ticket",
            "number", "T-100001",
            "created_at", OPENED.toString(),
            "type", "refund",
            "status", "open",
            "awaiting", "vendor",
            "subject", "El vídeo no se abre",
            "order", order,
            "vendor", vendor));
    snapshot.put("customer", Map.of("name", "Ana García", "email", customerEmail, "locale", "es"));
    snapshot.put("opened_by", Map.of("party", "customer", "role", "customer", "id", "key_1"));
  }

  private Map<String, Object> orderSnapshot() {
    var invoice = Map.of("id", "invoice_1", "number", "F-2025-17");
    return Map.of(
        "id",
        order,
        "external_id",
        "A-1001",
        "vendor",
        vendor,
        "customer",
        Map.of("name", "Ana García", "email", customerEmail, "locale", "es"),
        "lines",
        List.of(
            Map.of(
                "name",
                "Curso de piano",
                "quantity",
                1,
                "unit_price",
                Map.of("amount", 199_900, "currency", "USD"))),
        "payment",
        Map.of("captured_amount", Map.of("amount", 199_900, "currency", "USD")),
        "placed_at",
        "2025-01-02T09:30:00Z",
        "invoices",
        List.of(invoice));
  }

  /** Changes a field of the ticket from its next event on. */
  public Story with(String field, Object value) {
    snapshot.put(field, value);
    return this;
  }

  /** The customer's language from the next event on. */
  public Story customerSpeaks(String locale) {
    return with("customer", Map.of("name", "Ana García", "email", customerEmail, "locale", locale));
  }

  public Map<String, Object> opened() {
    return event("ticket.opened", message("customer", "No puedo abrir el vídeo 3."), Map.of());
  }

  public Map<String, Object> message(String party) {
    return event(
        "message.from_" + party, message(party, "Mensaje " + (messages.size() + 1)), Map.of());
  }

  public Map<String, Object> event(String type, Map<String, ?> facts) {
    return event(type, null, facts);
  }

  private Map<String, Object> event(
      String type, Map<String, Object> message, Map<String, ?> facts) {
    version++;
    snapshot.put("version", version);
    if (message != null) {
      messages.add(message);
    }
    var data = new HashMap<String, Object>(facts);
    data.put("ticket", Map.copyOf(snapshot));
    if (message != null) {
      data.put("message", message);
    }
    Neighbours.thread(
        ticket, version, Map.of("ticket", Map.copyOf(snapshot), "messages", List.copyOf(messages)));
    Neighbours.owns("ticket", ticket, snapshot);
    return TestEvents.event(
        "ticket-service", type, marketplace, ticket, version, at(version), data);
  }

  private Map<String, Object> message(String party, String body) {
    var to = List.of("customer", "vendor").stream().filter(p -> !p.equals(party)).collect(toList());
    return Map.of(
        "id",
        IDS.next("msg"),
        "object",
        "message",
        "ticket",
        ticket,
        "from",
        Map.of("party", party, "role", party, "id", "key_" + party),
        "to",
        to,
        "created_at",
        at(version + 1).toString(),
        "body",
        body,
        "format",
        "text",
        "automatic",
        false,
        "attachments",
        List.of(Map.of("id", "att_1", "name", "de " + party + ".png")));
  }

  private static Instant at(long version) {
    return OPENED.plusSeconds(60 * version);
  }

  /** Something about the ticket's order, as rma-service tells it. */
  public Map<String, Object> ofOrder(String type, Map<String, ?> facts) {
    var data = new HashMap<String, Object>(facts);
    data.put("order", orderSnapshot());
    return TestEvents.event("rma-service", type, marketplace, order, 1, OPENED, data);
  }

  /** Something that the gateway tells. */
  public Map<String, Object> ofGateway(String type, String subject, Map<String, ?> data) {
    return TestEvents.event("gateway", type, marketplace, subject, 0, OPENED, data);
  }

  /** The refund of the ticket's order, as rma-service tells it. */
  public Map<String, Object> refund(String type) {
    String refund = IDS.next("refund");
    var data =
        Map.of(
            "refund",
            Map.of(
                "id",
                refund,
                "object",
                "refund",
                "version",
                2,
                "ticket",
                ticket,
                "order",
                order,
                "invoice",
                "invoice_1",
                "vendor",
                vendor,
                "status",
                "succeeded",
                "amount",
                Map.of("amount", 199_900, "currency", "USD")),
            "order_external_id",
            "A-1001",
            "subscription_ended",
            true);
    return TestEvents.inCase(
        TestEvents.event("rma-service", type, marketplace, refund, 2, at(version + 1), data),
        ticket);
  }

  /** Lets sla-service know of the ticket: it will be processed at this instant. */
  public Story dueAt(String action, Instant at) {
    Neighbours.deadlines(
        ticket,
        Map.of(
            "case",
            ticket,
            "ready",
            true,
            "deadlines",
            List.of(
                Map.of(
                    "id",
                    "deadline_1",
                    "ladder",
                    "refund-grace",
                    "step",
                    1,
                    "action",
                    action,
                    "due_at",
                    at.toString(),
                    "status",
                    "pending"))));
    return this;
  }

  /** Lets sla-service know that nothing is due. */
  public Story nothingDue() {
    Neighbours.deadlines(ticket, Map.of("case", ticket, "ready", true, "deadlines", List.of()));
    return this;
  }

  public Map<String, Object> tell(Map<String, Object> event) {
    TestEvents.deliver(event).then().statusCode(200);
    return event;
  }
}
