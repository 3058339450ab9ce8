package io.posventa.e2e.walk;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.e2e.client.Json;
import io.posventa.e2e.client.Views.ApiKey;
import io.posventa.e2e.client.Views.Message;
import io.posventa.e2e.house.Sandbox;
import io.posventa.e2e.house.Vendor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A marketplace in which there is one of everything that the contract knows an id of. */
final class World {
  private final Sandbox sandbox;
  private final Vendor vendor;
  private final Map<String, String> ids = new HashMap<>();

  private World(Sandbox sandbox, Vendor vendor) {
    this.sandbox = sandbox;
    this.vendor = vendor;
  }

  static World create() {
    var sandbox = Sandbox.at("2026-03-03T09:00:00Z");
    return in(sandbox);
  }

  /** One more of everything that a vendor has, in a marketplace that exists. */
  static World in(Sandbox sandbox) {
    var vendor = sandbox.vendor("Europe/Madrid");
    var world = new World(sandbox, vendor);
    world.fill();
    return world;
  }

  private void fill() {
    var sale = sandbox.sale(vendor);
    var ticket = sandbox.open(sandbox.customer(), "refund", sale);
    var cancelled =
        sandbox.open(sandbox.customer(), "cancellation", sandbox.subscription(vendor, 1));
    var proposal =
        vendor.client().post(ticket.path() + "/proposals", Map.of("action", "close")).expect(201);
    var member =
        Map.of(
            "email",
            "ana@" + sale.name() + ".example",
            "name",
            "Ana",
            "role",
            "vendor_agent",
            "vendor",
            vendor.id());
    sandbox.settle();
    var order = sale.read();
    String calendars = "/v1/calendars?vendor=" + vendor.id();

    ids.put("MarketplaceId", sandbox.id());
    ids.put("PolicyNumber", "1");
    ids.put("VendorId", vendor.id());
    ids.put("VendorRef", vendor.id());
    ids.put("MemberId", id(sandbox.operator().post("/v1/members", member).expect(201).json()));
    ids.put("ApiKeyId", sandbox.key("Spare", List.of("tickets:read")).id());
    ids.put("TestClockId", clock());
    ids.put("TicketId", ticket.id());
    ids.put("CaseId", ticket.id());
    ids.put("ProposalId", id(proposal.json()));
    ids.put("MessageId", ticket.messages().stream().map(Message::id).findFirst().orElseThrow());
    ids.put("OrderId", order.id());
    ids.put("OrderRef", order.id());
    ids.put("OrderLineId", order.lines().getFirst().id());
    ids.put("RefundId", ticket.refunds().getFirst().id());
    ids.put("CancellationId", cancelled.cancellations().getFirst().id());
    ids.put("DeadlineId", ticket.deadlines().getFirst().id());
    ids.put("CalendarId", id(sandbox.operator().get(calendars).expect(200).data().getFirst()));
    ids.put("EmailId", ticket.emails().getFirst().id());
    ids.put("EventId", sandbox.events("ticket.*").getFirst().id());
    ids.put("ParkedEventId", "parked_01m80r4n2wftm823rv3zh9j6q8"); // for platform admins only
    ids.put("Service", "ticket-service");
    ids.put("ServiceName", "ticket-service");
  }

  private static String id(JsonNode json) {
    return json.path("id").asText();
  }

  private String clock() {
    String path = "/v1/marketplaces/" + sandbox.id();
    return sandbox.operator().get(path).expect(200).json().path("test_clock").asText();
  }

  Sandbox sandbox() {
    return sandbox;
  }

  Vendor vendor() {
    return vendor;
  }

  /** Empty for a type that nobody has taught this class: a new route has to be told of here. */
  Optional<String> id(String type) {
    return Optional.ofNullable(ids.get(type));
  }

  /** Whatever would give this world away in somebody else's answer. */
  List<String> traces() {
    return ids.values().stream().filter(id -> id.length() > 20).distinct().toList();
  }

  /** A key with all the operator's scopes but those, in the role of an integration or operator. */
  ApiKey keyWithout(List<String> missing, String role) {
    var me = sandbox.operator().get("/v1/me").expect(200).json();
    var scopes = new ArrayList<String>();
    me.path("scopes").forEach(scope -> scopes.add(scope.asText()));
    scopes.removeAll(missing);
    var body = Map.of("name", "Walker", "role", role, "scopes", scopes);
    return Json.as(sandbox.operator().post("/v1/api-keys", body).expect(201).json(), ApiKey.class);
  }
}
