package io.posventa.notification.inbound;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.posventa.notification.template.Party;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.test.TestIdentity;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A mail is dealt with once, wherever the one who deals with it dies. */
@QuarkusTest
class InboundFaultsTest extends InboundTest {
  @Inject InboundQueue queue;
  @Inject InboundService service;
  @Inject InboundDesk desk;
  @Inject TicketDesk tickets;
  @Inject Tenancy tenancy;

  private World world;

  @BeforeEach
  void prepare() {
    world = new World(peer).withTicket();
  }

  private InboundService.Task taken() {
    var claim =
        queue.claim().stream()
            .filter(one -> one.key().marketplaceId().equals(world.marketplace))
            .findFirst()
            .orElseThrow();
    return tenancy.as(world.marketplace, () -> service.take(claim)).orElseThrow();
  }

  private Decision.Request decided(InboundService.Task task) {
    return tenancy.as(
        world.marketplace,
        () -> {
          var mail =
              new MailParser(java.util.Optional.empty()).parse(queue.read(task.claim().key()));
          var verdict = desk.decide(task, mail);
          return (Decision.Request) verdict.decision();
        });
  }

  @Test
  void aCrashBeforeTheDecisionIsKeptRepeatsNothingAtTicketService() {
    deliver(mail(world.customer, world.refunds(), world.externalId, "x"));
    receiver.receive();
    decided(taken());
    rows.endAllLeases(world.marketplace);

    work();

    assertOutcomes(world, "TICKET_OPENED");
    assertThat(world.requests("inbound/tickets")).hasSize(1);
  }

  @Test
  void aCrashAfterTicketServicesYesAsksTheSameUnderTheSameKey() {
    deliver(mail(world.customer, world.refunds(), world.externalId, "x"));
    receiver.receive();
    var task = taken();
    var request = (Decision.OpenTicket) decided(task);
    tenancy.run(
        world.marketplace,
        () -> {
          service.decide(task.claim(), request, "digest");
          tickets.open(task.idempotencyKey(), request);
        });
    rows.endAllLeases(world.marketplace);

    work();

    assertOutcomes(world, "TICKET_OPENED");
    var requests = world.requests("inbound/tickets");
    assertThat(requests).hasSize(2);
    assertThat(requests.getFirst().body()).isEqualTo(requests.getLast().body());
    assertThat(requests.getFirst().headers().get("idempotency-key"))
        .isEqualTo(requests.getLast().headers().get("idempotency-key"));
  }

  @Test
  void whatWasDecidedStaysDecidedThoughTheWorldChanges() {
    deliver(mail(world.customer, world.refunds(), world.externalId, "x"));
    receiver.receive();
    var task = taken();
    tenancy.run(world.marketplace, () -> service.decide(task.claim(), decided(task), "digest"));
    world.addOrder(world.order, world.externalId, "somebody@else.example");
    rows.endAllLeases(world.marketplace);

    work();

    assertOutcomes(world, "TICKET_OPENED");
    assertThat(world.asked("inbound/tickets").getFirst().path("party").asText())
        .isEqualTo("customer");
  }

  @Test
  void aWorkerThatComesBackAfterItsLeaseChangesNothing() {
    deliver(mail(world.customer, address(world, Party.CUSTOMER), "Re", "x"));
    receiver.receive();
    var late = taken();
    var request = (Decision.AddMessage) decided(late);
    rows.endAllLeases(world.marketplace);
    work();

    tenancy.run(
        world.marketplace,
        () -> {
          assertThat(service.decide(late.claim(), request, "digest")).isFalse();
          service.added(late.claim(), request, "msg_late");
          service.failed(late.claim(), "late");
        });

    assertOutcomes(world, "MESSAGE_ADDED");
    assertThat(
            rows.texts(
                "select ticket_message from inbound_email where marketplace_id = ?",
                world.marketplace))
        .doesNotContain("msg_late");
  }

  @Test
  void twoWorkersShareTheMailsAndAddNoneTwice() throws Exception {
    for (int i = 0; i < 20; i++) {
      deliver(mail("p" + i + "@example.com", world.refunds(), "Hola " + i, "x"));
      deliver(mail(world.support, address(world, Party.VENDOR), "Re", "Respuesta " + i));
    }
    receiver.receive();

    try (var workers = Executors.newFixedThreadPool(2)) {
      Callable<Void> work =
          () -> {
            work();
            return null;
          };
      for (var worker : workers.invokeAll(List.of(work, work))) {
        worker.get();
      }
    }
    work();

    assertThat(rows.outcomes(world.marketplace)).hasSize(40).doesNotContain("RECEIVED");
    assertThat(world.requests("inbound/messages")).hasSize(20);
    assertThat(bodies()).isSorted();
  }

  /** In the order in which they reached ticket-service, by their numbers. */
  private List<Integer> bodies() {
    return world.requests("inbound/messages").stream()
        .map(request -> World.tree(request.body()).path("body").asText())
        .map(body -> Integer.valueOf(body.substring("Respuesta ".length())))
        .toList();
  }

  @Test
  void anotherServiceThatIsDownIsAskedAgainAndTheOrderIsKept() {
    peer.answer("POST", "/internal/inbound/messages", 503, "{\"code\":\"unavailable\"}");
    deliver(mail(world.customer, address(world, Party.CUSTOMER), "Re", "Uno"));
    deliver(mail(world.customer, address(world, Party.CUSTOMER), "Re", "Dos"));
    run();
    assertOutcomes(world, "RECEIVED", "RECEIVED");
    assertThat(new HashSet<>(keys())).hasSize(1);

    new World(peer);
    peer.reset();
    new World(peer);
    rows.endAllLeases(world.marketplace);
    work();
    rows.endAllLeases(world.marketplace);
    work();

    assertOutcomes(world, "MESSAGE_ADDED", "MESSAGE_ADDED");
    assertThat(world.requests("inbound/messages"))
        .extracting(request -> World.tree(request.body()).path("body").asText())
        .containsExactly("Uno", "Dos");
  }

  private List<String> keys() {
    return world.requests("inbound/messages").stream()
        .map(request -> request.headers().get("idempotency-key"))
        .toList();
  }

  @Test
  void afterTheLastAttemptAMailWaitsForAnOperatorWhoTriesItAgain() {
    peer.answer("POST", "/internal/orders/mentioned", 500, "{}");
    deliver(mail(world.customer, world.refunds(), world.externalId, "x"));
    receiver.receive();
    for (int attempt = 0; attempt < 3; attempt++) {
      rows.endAllLeases(world.marketplace);
      work();
    }
    assertOutcomes(world, "FAILED");
    assertThat(rows.sources(world.marketplace)).isEqualTo(1);
    peer.reset();
    new World(peer);

    InboundResourceTest.retry(world).then().statusCode(202).body("status", equalTo("received"));
    work();

    assertOutcomes(world, "TICKET_OPENED");
    InboundResourceTest.retry(world)
        .then()
        .statusCode(409)
        .body("code", equalTo("inbound-email-not-retriable"));
  }

  @Test
  void aTestClockWaitsForMailsAndMailsThatWaitForTheClockAreNotWaitedFor() {
    deliver(mail(world.customer, world.refunds(), world.externalId, "x"));
    receiver.receive();
    quiet().body("waiting.toString()", containsString("1 incoming mails"));

    peer.answer("POST", "/internal/inbound/tickets", 409, "{\"code\":\"clock-advancing\"}");
    worker.runDue();
    quiet().body("waiting.toString()", not(containsString("incoming")));
    assertOutcomes(world, "RECEIVED");

    peer.reset();
    new World(peer);
    rows.endAllLeases(world.marketplace);
    work();
    assertOutcomes(world, "TICKET_OPENED");
  }

  private ValidatableResponse quiet() {
    return given()
        .header(TestIdentity.HEADER, TestIdentity.serviceToken("gateway", world.marketplace))
        .get("/internal/quiet")
        .then()
        .statusCode(200);
  }
}
