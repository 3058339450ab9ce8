package io.posventa.e2e.walk;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.e2e.client.Client;
import io.posventa.e2e.client.Json;
import io.posventa.e2e.client.Upload;
import io.posventa.e2e.client.Views.ApiKey;
import io.posventa.e2e.client.Views.Message;
import io.posventa.e2e.house.Case;
import io.posventa.e2e.house.House;
import io.posventa.e2e.house.Letter;
import io.posventa.e2e.house.Mails;
import io.posventa.e2e.house.Sale;
import io.posventa.e2e.house.Sandbox;
import io.posventa.e2e.house.Vendor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A marketplace in which there is one of everything that the contract knows an id of. */
final class World {
  private final Sandbox sandbox;
  private final Vendor vendor;
  private final Map<String, String> ids = new HashMap<>();
  private final Map<String, String> aside = new HashMap<>();

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
    var placedAt = sandbox.now().minus(Duration.ofDays(1));
    var sale =
        Sale.once(sandbox, vendor, placedAt)
            .with("download_url", "https://downloads.example.com/1")
            .push();
    var subscription = sandbox.subscription(vendor, 1);
    String file = upload();
    var ticket =
        Case.open(
            sandbox, sandbox.customer(), "refund", sale, Map.of("attachments", List.of(file)));
    var cancelled = sandbox.open(sandbox.customer(), "cancellation", subscription);
    var disputed = sandbox.open(sandbox.customer(), "support", sandbox.sale(vendor));
    disputed.close(vendor.self()).expect(200);
    var escalation =
        sandbox
            .shop()
            .post(disputed.path() + "/escalate", Map.of("reason", "It is not solved."))
            .expect(201);
    var moving = sandbox.sale(vendor);
    sandbox
        .operator()
        .post(
            "/v1/orders/" + moving.ref() + "/receipt/change-email",
            Map.of("email", "new+" + moving.email()))
        .expect(202);
    var elsewhere = sandbox.sale(vendor);
    aside.put("order", elsewhere.id());
    aside.put("ticket", sandbox.open(sandbox.customer(), "support", elsewhere).id());
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
    ids.put("MarketplaceRef", sandbox.id());
    ids.put("LinkId", id(sandbox.link(ticket.id(), "vendor")));
    ids.put("EscalationId", id(escalation.json()));
    ids.put("AttachmentId", file);
    ids.put("InvoiceId", invoice(subscription));
    ids.put("ConfirmationId", confirmation(moving));
    ids.put("InboundEmailId", inbound(elsewhere));
    ids.put("EmailTemplate", "ticket_opened");
    ids.put("MailParty", "customer");
    ids.put("ParkedEventId", "parked_01m80r4n2wftm823rv3zh9j6q8"); // for platform admins only
    ids.put("Service", "ticket-service");
    ids.put("ServiceName", "ticket-service");
  }

  private static String id(JsonNode json) {
    return json.path("id").asText();
  }

  private String upload() {
    return id(Upload.send(sandbox.shop(), "note.txt", "A note.").expect(201).json());
  }

  private static String invoice(Sale subscription) {
    return requireNonNull(subscription.read().invoices()).getFirst().id();
  }

  /** The case of the link in the mail that asks the old address to confirm the change. */
  private static String confirmation(Sale moving) {
    return Mails.to(moving.email()).stream()
        .map(mail -> House.client(Mails.token(mail)).get("/v1/me"))
        .map(me -> me.json().path("case").asText())
        .filter(subject -> subject.startsWith("confirm_"))
        .findFirst()
        .orElseThrow();
  }

  /** A mail that asks for a refund, and what is known of it. */
  private String inbound(Sale sale) {
    return Letter.to(sandbox.address("refunds"), sale.email(), sale.name())
        .text("Please refund me.")
        .arrive(sandbox)
        .id();
  }

  /** Of another case of the same vendor: what a link to it may see is not the case of the ids. */
  Client aside(String kind, String party) {
    var link = sandbox.link(requireNonNull(aside.get(kind)), party);
    return House.client(link.path("token").asText());
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
    return type.equals("signature") ? Optional.of(signature()) : Optional.ofNullable(ids.get(type));
  }

  /** A new one each time: it is good for minutes. */
  private String signature() {
    var file = sandbox.operator().get("/v1/attachments/" + ids.get("AttachmentId")).expect(200);
    String url = file.json().path("url").asText();
    return url.substring(url.lastIndexOf('/') + 1);
  }

  /** Whatever would give this world away in somebody else's answer. */
  List<String> traces() {
    return ids.values().stream().filter(id -> id.length() > 20).distinct().toList();
  }

  /** Its main case, which no link to another may show. */
  String[] cases() {
    return Stream.of("TicketId", "OrderId", "DeadlineId", "EscalationId", "AttachmentId")
        .map(type -> requireNonNull(ids.get(type)))
        .toArray(String[]::new);
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
