package io.posventa.launcher.sandbox;

import static io.posventa.launcher.sandbox.ExampleOrders.ANA;
import static io.posventa.launcher.sandbox.ExampleOrders.BEN;
import static io.posventa.launcher.sandbox.ExampleOrders.LUIS;
import static io.posventa.launcher.sandbox.ExampleOrders.ZOE;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.launcher.api.Api;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a newcomer finds in the sandbox: orders of every kind, tickets in every state, and people to
 * sign in as. All of it is done over the public API, in the nine days before the sandbox's present,
 * and each step under a key of its own: when it is cut short, the next start goes on where it
 * stopped.
 */
final class Examples {
  private static final Duration DAYS = Duration.ofDays(9);
  private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

  private final Sandbox sandbox;
  private final ExampleOrders orders;
  private final Map<String, String> tickets = new HashMap<>();
  private final Api storefront;
  private final Api operator;
  private final Api sol;
  private final TestClock clock;
  private final Instant start;

  Examples(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.storefront = sandbox.asStorefront();
    this.operator = sandbox.asOperator();
    this.sol = sandbox.asVendor();
    this.clock = new TestClock(operator, sandbox.testClock());
    this.orders = new ExampleOrders(sandbox);
    this.start =
        Instant.parse(
            operator.get("/v1/marketplaces/" + sandbox.marketplace()).path("created_at").asText());
  }

  /**
   * When a sandbox that is made now begins: nine days before its present, which is the last
   * Thursday morning, so that no weekend decides what state a ticket is in.
   */
  static Instant startOf(Instant now) {
    var thursday =
        now.atZone(MADRID)
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.THURSDAY))
            .with(LocalTime.of(10, 0));
    var present = thursday.toInstant().isAfter(now) ? thursday.minusWeeks(1) : thursday;
    return present.toInstant().minus(DAYS);
  }

  private Instant present() {
    return start.plus(DAYS);
  }

  /** Leaves the sandbox in its present; returns what its links are about. */
  Cases play() {
    people();
    nineDaysAgo();
    anHourLater();
    aDayLater();
    onMonday();
    var refund = today();
    clock.settle();
    return refund;
  }

  /** The order whose receipt, and the ticket whose pages, the newcomer is shown. */
  record Cases(String order, String ticket) {}

  private void people() {
    member("operator@sandbox.example", "Olga Marín", "operator", Map.of("locale", "es"));
    member("phone@sandbox.example", "Paul Reed", "phone_representative", Map.of("locale", "en"));
    member("vendor@sol.example", "Lucía Sol", "vendor_admin", ofVendor(sandbox.vendorMadrid()));
    member("agent@sol.example", "Marcos Gil", "vendor_agent", ofVendor(sandbox.vendorMadrid()));
    member(
        "vendor@hudson.example", "Grace Hudson", "vendor_admin", ofVendor(sandbox.vendorNewYork()));
  }

  private static Map<String, String> ofVendor(String vendor) {
    return Map.of("vendor", vendor);
  }

  private void nineDaysAgo() {
    clock.notBefore(start);
    orders.push("S-1001", "sol", ANA, "Atlas de plantas", 2900, start.minus(Duration.ofDays(91)));
    orders.subscription(
        "S-1002", BEN, "Watercolour club", 1900, present().minus(Duration.ofDays(70)));
    orders.push("S-1003", "sol", LUIS, "Curso de acuarela", 4900, start.minus(Duration.ofDays(2)));
    orders.push("S-1004", "hudson", ZOE, "Drawing hands", 2500, start.minus(Duration.ofDays(5)));
    orders.push("S-1005", "sol", ANA, "Acuarela avanzada", 6900, start.minus(Duration.ofDays(4)));
    orders.push("S-1006", "sol", LUIS, "Cuaderno de campo", 1500, start.minus(Duration.ofDays(3)));

    once(
        sol,
        "refunded",
        "/v1/tickets",
        ticket("refund", "S-1003", "Compra duplicada", "La compró dos veces; se la devolvemos."));
    open("forgotten", "support", "S-1004", "Which language?", "Can I have the videos in French?");
    open(
        "review", "refund", "S-1005", "No es mi nivel", "Es demasiado difícil. Quiero devolverlo.");
    open("solved", "support", "S-1006", "No abre", "El PDF no se abre en mi tableta.");
  }

  private void anHourLater() {
    clock.notBefore(start.plus(Duration.ofHours(1)));
    String review = opened("review");
    once(
        sol,
        "review-close",
        review + "/close",
        Map.of(
            "comment",
            "Lo hablamos por teléfono: se queda con el curso.",
            "consent",
            Map.of("by", "customer", "via", "phone", "evidence", "Llamada del martes")));
    String solved = opened("solved");
    say(sol, "solved-answer", solved, "Pruebe la versión nueva, que acabamos de subir.");
    once(
        storefront,
        "solved-close",
        solved + "/close",
        Map.of("reason", "solved", "comment", "Ahora sí, ¡gracias!"));
  }

  private void aDayLater() {
    clock.notBefore(start.plus(Duration.ofDays(1)));
    once(
        storefront,
        "review-escalate",
        opened("review") + "/escalate",
        Map.of("reason", "Yo no he dado permiso para cerrar mi solicitud."));
  }

  private void onMonday() {
    clock.notBefore(present().minus(Duration.ofDays(3)));
    var before = present().minus(Duration.ofDays(5));
    orders.push("S-1007", "hudson", ZOE, "Ink and wash", 3500, before);
    orders.push("S-1008", "sol", ANA, "Retrato en carboncillo", 5900, before);
    orders.paidByTransfer("S-1009", LUIS, "Taller de grabado", 12000, before);

    open("warned", "support", "S-1007", "Lesson 4 is missing", "The list goes from 3 to 5.");
    String saved = open("saved", "refund", "S-1008", "Faltan materiales", "No trae la lista.");
    say(sol, "saved-answer", saved, "Aquí está la lista completa. ¿Lo damos por resuelto?");
    String proposal =
        once(sol, "saved-proposal", saved + "/proposals", Map.of("action", "close"))
            .path("id")
            .asText();
    once(
        storefront,
        "saved-accept",
        saved + "/proposals/" + proposal + "/accept",
        Map.of("comment", "Sí, con la lista me lo quedo."));
    once(
        sol,
        "by-hand",
        "/v1/tickets",
        ticket("refund", "S-1009", "Taller cancelado", "No hubo grupo: se devuelve el importe."));
  }

  private Cases today() {
    clock.notBefore(present());
    var yesterday = present().minus(Duration.ofDays(1));
    var receipt = orders.push("S-1010", "hudson", BEN, "Watercolour course", 4900, yesterday);
    orders.push("S-1011", "sol", ANA, "Lettering", 2200, yesterday);
    orders.push("S-1012", "sol", LUIS, "Perspectiva", 3100, yesterday);
    orders.push("S-1013", "hudson", BEN, "Urban sketching", 3900, yesterday);

    open("open", "support", "S-1011", "¿Sirve cualquier papel?", "¿O necesito uno especial?");
    String asked = open("asked", "support", "S-1012", "Vídeo 7", "Se corta en el minuto 3.");
    say(sol, "asked-answer", asked, "Está corregido: recargue la página, por favor.");
    once(
        sol,
        "asked-proposal",
        asked + "/proposals",
        Map.of("action", "close", "comment", "¿Lo cerramos?"));
    open("pending", "refund", "S-1013", "Not for me", "I had expected ink. Please refund me.");
    open("cancelled", "cancellation", "S-1002", "Please stop it", "I have no time to paint.");
    return new Cases(
        receipt.path("id").asText(), opened("pending").substring("/v1/tickets/".length()));
  }

  private void member(String email, String name, String role, Map<String, String> more) {
    var wish = new HashMap<>(more);
    wish.putAll(Map.of("email", email, "name", name, "role", role));
    once(operator, email, "/v1/members", wish);
  }

  private static Map<String, String> ticket(
      String type, String order, String subject, String body) {
    return Map.of("type", type, "order", "ext:" + order, "subject", subject, "body", body);
  }

  /** A customer's ticket; returns its path. */
  private String open(String step, String type, String order, String subject, String body) {
    var made = once(storefront, step, "/v1/tickets", ticket(type, order, subject, body));
    tickets.put(step, "/v1/tickets/" + made.path("id").asText());
    return opened(step);
  }

  private String opened(String step) {
    return Objects.requireNonNull(tickets.get(step), step);
  }

  private static void say(Api who, String step, String ticket, String words) {
    once(who, step, ticket + "/messages", Map.of("body", words));
  }

  private static JsonNode once(Api who, String step, String path, Map<String, ?> body) {
    return who.post(path, "example-" + step, body);
  }
}
