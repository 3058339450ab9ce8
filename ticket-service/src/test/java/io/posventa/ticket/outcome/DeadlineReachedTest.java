package io.posventa.ticket.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.Requirement;
import io.posventa.platform.test.TestEvents;
import io.posventa.ticket.shop.Log;
import io.posventa.ticket.shop.Rma;
import io.posventa.ticket.shop.Shop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(Rma.class)
class DeadlineReachedTest {
  private static final Instant FRIDAY = Instant.parse("2026-03-06T12:00:00Z");

  private Shop shop;

  @BeforeEach
  void everybodyIsWell() {
    Rma.reset();
    shop = Shop.open();
  }

  @Test
  @Requirement({"CB-17", "CB-18"})
  void anUntouchedRequestIsProcessedAndThenClosed() {
    String id = shop.ticket("refund");

    deliver(shop.reached(id, "execute", 1, Map.of()), "applied");

    assertThat(shop.ticketNow(id))
        .containsEntry("status", "executing")
        .containsEntry("awaiting", "none")
        .containsEntry("version", 2);
    var started = Log.last(id);
    assertThat(started.type()).isEqualTo("ticket.execution_started");
    assertThat(started.version()).isEqualTo(2);
    assertThat(started.data().at("/deadline/ladder").asText()).isEqualTo("refund-grace");
    money(id, "refund.succeeded", Map.of());
    assertThat(shop.ticketNow(id))
        .containsEntry("status", "closed")
        .containsEntry("close_reason", "processed");
    assertThat(Log.last(id).data().at("/by/party").asText()).isEqualTo("system");
    assertThat(Log.last(id).data().at("/close_reason").asText()).isEqualTo("processed");
  }

  @Test
  @Requirement("CB-18")
  void aProcessedCancellationClosesItsTicket() {
    String id = shop.ticket("cancellation");
    deliver(shop.reached(id, "execute", 1, Map.of()), "applied");

    money(id, "cancellation.succeeded", Map.of());

    assertThat(shop.ticketNow(id)).containsEntry("close_reason", "processed");
  }

  @Test
  void theSameEventTwiceHasOneEffect() {
    String id = shop.ticket("refund");
    var event = shop.reached(id, "execute", 1, Map.of());

    deliver(event, "applied");
    deliver(event, "duplicate");

    assertThat(Log.types(id)).containsExactly("ticket.opened", "ticket.execution_started");
  }

  @Test
  @Requirement({"CB-12", "CB-15", "GEN-04"})
  void whatTheLadderListsAndCameFirstWins() {
    String closed = shop.ticket("refund");
    String changed = shop.ticket("refund");
    shop.asMarketplace().post("/v1/tickets/{id}/close", closed);
    shop.asMarketplace().body(Map.of("type", "support")).post("/v1/tickets/{id}/convert", changed);
    String event = Log.last(closed).data().at("/ticket/id").asText();

    deliver(shop.reached(closed, "execute", 1, Map.of()), "applied");
    deliver(shop.reached(changed, "execute", 1, Map.of()), "applied");

    assertThat(event).isEqualTo(closed);
    assertThat(shop.ticketNow(closed)).containsEntry("close_reason", "withdrawn");
    assertThat(shop.ticketNow(changed)).containsEntry("status", "open");
    var superseded = Log.last(closed);
    assertThat(superseded.type()).isEqualTo("deadline.superseded");
    assertThat(superseded.version()).isZero();
    assertThat(superseded.subject()).startsWith("deadline_");
    assertThat(superseded.data().at("/case").asText()).isEqualTo(closed);
    assertThat(superseded.data().at("/by_event").asText()).startsWith("evt_");
    assertThat(superseded.data().at("/by_event_type").asText()).isEqualTo("ticket.closed");
    assertThat(superseded.data().at("/by_event_version").asLong()).isEqualTo(2);
    assertThat(Log.last(changed).data().at("/by_event_type").asText())
        .isEqualTo("ticket.converted");
  }

  @Test
  @Requirement({"CB-21", "GEN-04"})
  void afterTheProcessingBeganNobodyTakesItBack() {
    String id = shop.ticket("refund");
    deliver(shop.reached(id, "execute", 1, Map.of()), "applied");

    Shop.refused(shop.asMarketplace().post("/v1/tickets/{id}/close", id), 409, "ticket-executing");
    Shop.refused(
        shop.asMarketplace().body(Map.of("type", "support")).post("/v1/tickets/{id}/convert", id),
        409,
        "ticket-executing");
    shop.asMarketplace()
        .body(Map.of("body", "When?"))
        .post("/v1/tickets/{id}/messages", id)
        .then()
        .statusCode(201);
  }

  @Test
  @Requirement("CB-69")
  void anAnswerRestartsTheTermAndOnlyTheListedPartiesDo() {
    String id = shop.ticket("support");
    var lists =
        Map.of(
            "ladder",
            "vendor-silent",
            "cancel",
            List.of(Map.of("event", "message.from_vendor"), "ticket.closed"),
            "restart",
            List.of(Map.of("event", "message.from_customer", "by", List.of("customer"))));
    write(id, "customer");

    deliver(shop.reached(id, "warn", 1, lists), "applied");
    assertThat(Log.last(id).type()).isEqualTo("deadline.superseded");
    assertThat(Log.last(id).data().at("/by_event_type").asText())
        .isEqualTo("message.from_customer");
    deliver(shop.reached(id, "warn", 2, lists), "applied");
    assertThat(Log.last(id).type()).isEqualTo("ticket.warned");
  }

  @Test
  @Requirement({"CB-25", "CB-61", "CB-62"})
  void aWarningTellsWhichItIsAndWhomItIsFor() {
    String id = shop.ticket("support");

    deliver(shop.reached(id, "warn", 1, Map.of("step", 0)), "applied");
    deliver(shop.reached(id, "warn", 1, Map.of("step", 1, "number", 2)), "applied");

    var second = Log.last(id);
    assertThat(second.type()).isEqualTo("ticket.warned");
    assertThat(second.version()).isEqualTo(3);
    assertThat(second.data().at("/deadline/number").asInt()).isEqualTo(2);
    assertThat(second.data().at("/deadline/step").asInt()).isEqualTo(1);
    assertThat(second.data().at("/deadline/action").asText()).isEqualTo("warn");
    assertThat(second.data().at("/notify/1").asText()).isEqualTo("vendor");
  }

  @Test
  @Requirement("CB-24")
  void whatNobodyAnsweredIsClosedForInactivity() {
    String id = shop.ticket("support");

    deliver(shop.reached(id, "close", 1, Map.of("close_reason", "inactivity")), "applied");

    assertThat(shop.ticketNow(id))
        .containsEntry("status", "closed")
        .containsEntry("close_reason", "inactivity");
    assertThat(Log.last(id).data().at("/by/party").asText()).isEqualTo("system");
  }

  @Test
  void aStepThatComesTooLateForItsDayIsHandedBack() {
    String late = shop.ticket("support");
    String due = shop.ticket("support");
    shop.clock(FRIDAY, false);

    deliver(shop.reached(late, "close", 1, Map.of("not_after", "2026-03-06T12:00:00Z")), "applied");
    deliver(shop.reached(due, "close", 1, Map.of("not_after", "2026-03-06T12:00:01Z")), "applied");

    var handedBack = Log.last(late);
    assertThat(handedBack.type()).isEqualTo("deadline.handed_back");
    assertThat(handedBack.version()).isZero();
    assertThat(handedBack.data().at("/case").asText()).isEqualTo(late);
    assertThat(handedBack.data().at("/at").asText()).isEqualTo("2026-03-06T12:00:00Z");
    assertThat(shop.ticketNow(late)).containsEntry("status", "open");
    assertThat(shop.ticketNow(due)).containsEntry("status", "closed");
  }

  @Test
  void aStepForAStateThatIsGoneIsSuperseded() {
    String id = shop.ticket("refund");
    deliver(shop.reached(id, "execute", 1, Map.of()), "applied");

    deliver(shop.reached(id, "execute", 1, Map.of()), "applied");

    assertThat(Log.types(id))
        .containsExactly("ticket.opened", "ticket.execution_started", "deadline.superseded");
  }

  @Test
  void moneyThatNeedsAPersonShowsOnTheTicketAndKeepsItExecuting() {
    String id = shop.ticket("refund");
    deliver(shop.reached(id, "execute", 1, Map.of()), "applied");

    money(
        id,
        "refund.needs_person",
        Map.of("reason", "changed_mind", "problem", "The provider declined: fraud."));

    assertThat(shop.ticketNow(id))
        .containsEntry("status", "executing")
        .containsEntry("awaiting", "operator");
    assertThat(Log.last(id).type()).isEqualTo("ticket.attention_needed");
    assertThat(Log.last(id).data().at("/problem/code").asText()).isEqualTo("refund-needs-person");
    assertThat(shop.ticketNow(id)).containsEntry("problem", "The provider declined: fraud.");
    money(id, "refund.failed", Map.of("problem", "manual_payment"));
    assertThat(shop.ticketNow(id))
        .containsEntry("status", "open")
        .containsEntry("awaiting", "operator");
    assertThat(Log.last(id).type()).isEqualTo("ticket.execution_failed");
    assertThat(Log.last(id).data().at("/problem/code").asText()).isEqualTo("manual_payment");
  }

  @Test
  void moneyForATicketThatMovedOnChangesNothing() {
    String id = shop.ticket("refund");
    shop.asMarketplace().post("/v1/tickets/{id}/close", id);

    money(id, "refund.succeeded", Map.of());
    money(id, "refund.needs_person", Map.of());

    assertThat(Log.of(id)).hasSize(2);
  }

  @Test
  @Requirement("CB-44")
  void aTicketShowsWhatIsAheadOfIt() {
    String id = shop.ticket("refund");
    var later = deadline(id, "pending", 1, "2026-03-09T12:00:00Z");
    var sooner = deadline(id, "pending", 1, "2026-03-07T12:00:00Z");
    shop.tell("sla-service", "deadline.scheduled", id(later), 1, Map.of("deadline", later));
    shop.tell("sla-service", "deadline.scheduled", id(sooner), 1, Map.of("deadline", sooner));

    shop.asVendor()
        .get("/v1/tickets/" + id)
        .then()
        .body("deadlines", hasSize(2))
        .body("deadlines[0].id", equalTo(id(sooner)))
        .body("deadlines[0].due_at", equalTo("2026-03-07T12:00:00Z"))
        .body("version", equalTo(1));
    var cancelled = new HashMap<>(sooner);
    cancelled.put("status", "cancelled");
    cancelled.put("version", 2);
    shop.tell("sla-service", "deadline.cancelled", id(sooner), 2, Map.of("deadline", cancelled));
    shop.tell("sla-service", "deadline.scheduled", id(sooner), 1, Map.of("deadline", sooner));
    shop.asVendor()
        .get("/v1/tickets/" + id)
        .then()
        .body("deadlines", hasSize(1))
        .body("deadlines[0].id", equalTo(id(later)));
  }

  private static Map<String, Object> deadline(
      String ticket, String status, int version, String due) {
    return Map.of(
        "id",
        Shop.id("deadline"),
        "object",
        "deadline",
        "version",
        version,
        "case",
        ticket,
        "ladder",
        "refund-grace",
        "step",
        0,
        "action",
        "execute",
        "status",
        status,
        "due_at",
        due);
  }

  private static String id(Map<String, Object> deadline) {
    return (String) deadline.get("id");
  }

  private void money(String ticket, String type, Map<String, String> more) {
    String kind = type.substring(0, type.indexOf('.'));
    var facts = new HashMap<String, Object>();
    facts.put("id", Shop.id(kind));
    facts.put("ticket", ticket);
    facts.put("status", type.substring(type.indexOf('.') + 1));
    facts.putAll(more);
    shop.tell("rma-service", type, (String) facts.get("id"), 3, Map.of(kind, facts));
  }

  private void write(String id, String party) {
    shop.asMarketplace()
        .body(Map.of("body", "Hello?", "on_behalf_of", party))
        .post("/v1/tickets/{id}/messages", id)
        .then()
        .statusCode(201);
  }

  private static void deliver(Map<String, Object> event, String outcome) {
    TestEvents.deliver(event).then().statusCode(200).body("results[0].outcome", equalTo(outcome));
  }
}
