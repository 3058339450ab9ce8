package io.posventa.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.launcher.api.Api;
import io.posventa.launcher.api.Json;
import io.posventa.launcher.process.Trouble;
import io.posventa.launcher.sandbox.Sandbox;
import io.posventa.launcher.sandbox.TestClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * {@code ./posventa demo}: in a new marketplace a refund is asked for on a Friday and paid on
 * Monday, over the weekend on which Europe's clocks change; then a support ticket is left alone
 * until it closes. Everything is done and read over the public API.
 */
public final class Demo {
  private static final Instant FRIDAY = Instant.parse("2026-03-27T09:15:00Z");
  private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private final Sandbox sandbox;
  private final Timeline timeline;
  private final Api storefront;
  private final Api operator;
  private final TestClock clock;
  private final Mails mails;
  private final Deadlines deadlines;

  private Demo(Sandbox sandbox, Timeline timeline) {
    this.sandbox = sandbox;
    this.timeline = timeline;
    this.storefront = sandbox.asStorefront();
    this.operator = sandbox.asOperator();
    this.clock = new TestClock(operator, sandbox.testClock());
    this.mails = new Mails(operator, timeline);
    this.deadlines = new Deadlines(operator, timeline);
  }

  /** Tells the story against the suite whose sandbox is described in the file. */
  public static void run(Path sandboxFile) {
    if (Files.notExists(sandboxFile)) {
      throw new Trouble("Nothing is up: start it with ./posventa up, then try again.");
    }
    try {
      var known = Json.read(Files.readString(sandboxFile));
      var url = URI.create(known.path("url").asText());
      var stage = Sandbox.create(url, known.path("adminKey").asText(), "Demo", FRIDAY, List.of());
      tell(stage, Timeline.onTerminal());
    } catch (IOException e) {
      throw new UncheckedIOException("Could not read " + sandboxFile, e);
    }
  }

  /** Tells the story in a marketplace that has not been used yet. */
  static void tell(Sandbox sandbox, Timeline timeline) {
    long start = System.nanoTime();
    var demo = new Demo(sandbox, timeline);
    String refund = demo.refund();
    demo.support();
    timeline.chapter("The end", MADRID);
    timeline.detail("Ana's ticket as she sees it: " + demo.page(refund, "customer"));
    timeline.detail("As its vendor sees it: " + demo.page(refund, "vendor"));
    timeline.detail(
        "Ten days of %s passed in %d s. Look around: GET %s/v1/events with this operator key: %s"
            .formatted(
                sandbox.marketplace(),
                Duration.ofNanos(System.nanoTime() - start).toSeconds(),
                sandbox.url(),
                sandbox.operatorKey()));
  }

  private String refund() {
    timeline.chapter("A refund is asked for on a Friday", MADRID);
    order("A-1001", "sol", "Curso de acuarela", 4900, "EUR");
    var ticket =
        open(
            Map.of(
                "type", "refund",
                "order", "ext:A-1001",
                "subject", "No es lo que esperaba",
                "body", "El curso es para principiantes y yo ya pinto. Quiero devolverlo."));
    String id = ticket.path("id").asText();
    timeline.event(
        clock.now(), "Ana asks for her money back: ticket " + ticket.path("number").asText());
    clock.aMinute();
    var execution = deadlines.next(id);
    deadlines.explain(execution);
    mails.showNew(id, true);

    clock.to(FRIDAY.plus(Duration.ofHours(2)));
    sandbox
        .asVendor()
        .post(
            "/v1/tickets/" + id + "/messages",
            Map.of("body", "Hola, Ana: hay una parte avanzada. ¿Te ayudo a empezar por ahí?"));
    timeline.event(clock.now(), "The vendor answers; the clock of the refund runs on");
    clock.aMinute();
    mails.showNew(id, false);

    clock.to(execution.dueAt().minusSeconds(60));
    timeline.event(clock.now(), "The weekend has passed: the ticket is still " + status(id));
    clock.to(execution.dueAt());
    timeline.event(clock.now(), "The day for saving the sale is over: the refund is executed");
    timeline.detail(
        "Europe's clocks went forward on Sunday, so that this is the same time of day %d hours later."
            .formatted(Duration.between(FRIDAY, execution.dueAt()).toHours()));
    refunds(id);
    clock.aMinute();
    var closed = operator.get("/v1/tickets/" + id);
    timeline.detail(
        "The ticket is %s (%s)."
            .formatted(closed.path("status").asText(), closed.path("close_reason").asText()));
    mails.showNew(id, true);
    return id;
  }

  /** What a mail about the ticket links to. */
  private String page(String ticket, String party) {
    return operator.post("/v1/links", Map.of("case", ticket, "party", party)).path("url").asText();
  }

  private void refunds(String ticket) {
    for (var refund : operator.get("/v1/refunds?ticket=" + ticket).path("data")) {
      timeline.detail(
          "Refund %s: %s %s, the provider calls it %s, attempts: %d."
              .formatted(
                  refund.path("status").asText(),
                  money(refund.path("amount")),
                  refund.path("amount").path("currency").asText(),
                  refund.path("provider").path("reference").asText("?"),
                  refund.path("provider").path("attempts").size()));
    }
  }

  private void support() {
    timeline.chapter("A support ticket that nobody answers", NEW_YORK);
    order("A-1002", "hudson", "Watercolour course", 5900, "USD");
    var ticket =
        open(
            Map.of(
                "type", "support",
                "order", "ext:A-1002",
                "subject", "The download stops at 90 %",
                "body", "I tried three times. What can I do?"));
    String id = ticket.path("id").asText();
    timeline.event(clock.now(), "Ben asks for help: ticket " + ticket.path("number").asText());
    clock.aMinute();
    var steps = deadlines.pending(id);
    steps.forEach(deadlines::explain);
    mails.showNew(id, false);
    for (int i = 0; i < steps.size(); i++) {
      var step = steps.get(i);
      clock.to(step.dueAt());
      timeline.event(clock.now(), happening(step, i));
      clock.aMinute();
      mails.showNew(id, i == 0);
    }
    var closed = operator.get("/v1/tickets/" + id);
    timeline.detail(
        "The ticket is %s (%s): Saturday and Sunday close nothing."
            .formatted(closed.path("status").asText(), closed.path("close_reason").asText()));
  }

  private static String happening(Deadlines.Step step, int number) {
    return switch (step.action()) {
      case "warn" -> "Still no answer: warning %d to both".formatted(number + 1);
      case "close" -> "Six days, and the weekend on top: the ticket closes by itself";
      default -> step.action();
    };
  }

  private void order(String number, String vendor, String product, long cents, String currency) {
    var amount = Map.of("amount", cents, "currency", currency);
    var order =
        storefront.put(
            "/v1/orders/ext:" + number,
            Map.of(
                "vendor", "ext:" + vendor,
                "customer", customer(vendor),
                "currency", currency,
                "lines",
                    List.of(
                        Map.of(
                            "external_id",
                            "1",
                            "name",
                            product,
                            "kind",
                            "digital",
                            "quantity",
                            1,
                            "unit_price",
                            amount)),
                "payment",
                    Map.of(
                        "method",
                        "card",
                        "provider",
                        "stripe",
                        "reference",
                        "ch_" + sandbox.marketplace().substring(4) + number,
                        "captured_amount",
                        amount),
                "placed_at", FRIDAY.minus(Duration.ofDays(3)).toString()));
    timeline.event(
        clock.now(),
        "The storefront pushes order %s: %s, %s %s"
            .formatted(order.path("external_id").asText(), product, money(cents), currency));
  }

  private static Map<String, String> customer(String vendor) {
    return vendor.equals("sol")
        ? Map.of("email", "ana@customer.example", "name", "Ana Ruiz", "locale", "es")
        : Map.of("email", "ben@customer.example", "name", "Ben Howard", "locale", "en");
  }

  private JsonNode open(Map<String, String> wish) {
    return storefront.post("/v1/tickets", wish);
  }

  private String status(String ticket) {
    return operator.get("/v1/tickets/" + ticket).path("status").asText();
  }

  private static String money(JsonNode amount) {
    return money(amount.path("amount").asLong());
  }

  private static String money(long cents) {
    return "%d.%02d".formatted(cents / 100, cents % 100);
  }
}
