package io.posventa.notification.email;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.notification.MailServer;
import io.posventa.notification.Neighbours;
import io.posventa.notification.Story;
import io.posventa.platform.identity.Role;
import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.Requirement;
import io.posventa.platform.test.TestIdentity;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(MailServer.class)
@QuarkusTestResource(Neighbours.class)
class TicketMailsTest {
  private static final Instant MONDAY = Instant.parse("2025-01-20T15:00:00Z");

  @Inject EmailSender sender;

  private Story story = new Story();

  @Test
  @Requirement({"CB-74", "CB-75", "CB-87"})
  void openingATicketMailsBothPartiesOnceEach() throws Exception {
    story.dueAt("execute", MONDAY).tell(story.opened());

    sender.runDue();

    var customer = only(MailServer.sentTo(story.customerEmail));
    var vendor = only(MailServer.sentTo(story.accountEmail));
    assertThat(customer.getSubject()).isEqualTo("Ticket abierto T-100001: Curso de piano");
    // The clock that runs is the vendor's, and each reads it with its zone.
    assertThat(List.of(MailServer.text(customer), MailServer.text(vendor)))
        .allSatisfy(
            text ->
                assertThat(text).contains("Vence: lunes 20 de enero de 2025, 07:00 (America/Los"));
    assertThat(emails("case=" + story.ticket))
        .extracting(mail -> mail.get("template"))
        .containsExactly("ticket_opened", "ticket_opened");
  }

  @Test
  @Requirement("CB-76")
  void aReplyMailsBothPartiesTheWriterIncluded() throws Exception {
    story.nothingDue().tell(story.opened());
    story.tell(story.message("vendor"));

    sendAll();

    assertThat(subjects(story.customerEmail))
        .containsExactly(
            "Ticket abierto T-100001: Curso de piano",
            "Respuesta al ticket T-100001: Curso de piano");
    assertThat(subjects(story.accountEmail)).hasSize(2);
    assertThat(MailServer.text(MailServer.sentTo(story.customerEmail).getLast()))
        .containsSubsequence(
            "Comentarios más recientes",
            "Mensaje 2",
            "Adjuntos: de vendor.png",
            "No puedo abrir el vídeo 3.",
            "Adjuntos: de customer.png");
  }

  @Test
  @Requirement("CB-77")
  void changingTheTypeMailsBothPartiesInBothDirections() {
    story.nothingDue().tell(story.opened());
    story.with("type", "support").tell(converted("refund", "support"));
    story.with("type", "refund").tell(converted("support", "refund"));

    sendAll();

    for (String address : List.of(story.customerEmail, story.accountEmail)) {
      assertThat(subjects(address))
          .filteredOn(subject -> subject.startsWith("Ticket modificado"))
          .hasSize(2);
    }
  }

  @Test
  @Requirement("CB-84")
  void afterAConversionTheMailStillSaysWhyTheTicketWasOpened() throws Exception {
    story.nothingDue().tell(story.opened());
    story.with("type", "support").tell(converted("refund", "support"));

    sendAll();

    assertThat(MailServer.text(MailServer.sentTo(story.customerEmail).getLast()))
        .contains("Ana García solicitó el reembolso del pedido A-1001.")
        .contains("Tipo: soporte técnico");
  }

  @Test
  void theCustomerIsToldOfAPermissionThatOnlyTheVendorClaims() throws Exception {
    var consent = Map.of("by", "customer", "via", "phone", "evidence", "llamada", "claimed", true);
    story.nothingDue().tell(story.opened());
    story
        .with("type", "support")
        .tell(
            story.event(
                "ticket.converted",
                Map.of(
                    "from_type",
                    "refund",
                    "to_type",
                    "support",
                    "by",
                    Map.of("party", "vendor", "role", "integration", "id", "key_1"),
                    "consent",
                    consent)));

    sendAll();

    assertThat(MailServer.text(MailServer.sentTo(story.customerEmail).getLast()))
        .contains("usted dio su permiso por teléfono", "?do=escalate");
    assertThat(MailServer.text(MailServer.sentTo(story.accountEmail).getLast()))
        .doesNotContain("permiso");
  }

  @Test
  @Requirement({"CB-78", "CB-79", "GEN-20"})
  void closingMailsBothPartiesTheWholeHistory() throws Exception {
    story.with("type", "cancellation").nothingDue().tell(story.opened());
    story.tell(story.message("vendor"));
    story.with("status", "closed").tell(closed("processed", "system"));

    sendAll();

    for (String address : List.of(story.customerEmail, story.accountEmail)) {
      var mail = MailServer.sentTo(address).getLast();
      assertThat(mail.getSubject()).startsWith("Ticket cerrado T-100001");
      assertThat(MailServer.text(mail))
          .contains("la suscripción terminó sin reembolso")
          .containsSubsequence("Historial completo", "No puedo abrir", "Mensaje 2");
    }
  }

  @Test
  @Requirement("CB-72")
  void anEscalationAndItsDecisionAreMailedToBoth() throws Exception {
    story.with("status", "closed").nothingDue();
    story.tell(escalation("ticket.escalated", Map.of()));
    var decision = Map.of("outcome", "dismissed", "note", "Hubo permiso.", "at", MONDAY.toString());
    story.tell(escalation("ticket.escalation_decided", Map.of("decision", decision)));

    sendAll();

    for (String address : List.of(story.customerEmail, story.accountEmail)) {
      var mails = MailServer.sentTo(address);
      assertThat(mails).hasSize(2);
      assertThat(mails.getFirst().getSubject())
          .isEqualTo("Revisión solicitada del ticket T-100001: Curso de piano");
      assertThat(MailServer.text(mails.getFirst()))
          .contains("Ana García cree que el ticket se cerró o se cambió", "Nunca di mi permiso");
      assertThat(MailServer.text(mails.getLast()))
          .contains("se gestionó correctamente", "Hubo permiso.");
    }
  }

  private Map<String, Object> escalation(String type, Map<String, ?> more) {
    var escalation = new HashMap<String, Object>(more);
    escalation.put("id", "escalation_1");
    escalation.put("by", Map.of("party", "customer", "role", "customer", "id", "link_1"));
    escalation.put("reason", "Nunca di mi permiso.");
    return story.event(type, Map.of("escalation", escalation));
  }

  @Test
  @Requirement({"CB-80", "CB-81", "CB-82"})
  void aWarningGoesToBothAndOffersTheCustomerTheRefund() throws Exception {
    story.with("type", "support").dueAt("close", MONDAY).tell(story.opened());
    story.tell(warned(1));
    story.tell(warned(2));
    story.with("awaiting", "customer").tell(warned(1));

    sendAll();

    assertThat(subjects(story.customerEmail))
        .extracting(subject -> subject.substring(0, subject.indexOf(" T-")))
        .containsExactly(
            "Ticket abierto",
            "Advertencia de inactividad del ticket",
            "Segunda advertencia de inactividad del ticket",
            "Advertencia de inactividad, falta la respuesta del cliente, ticket");
    assertThat(subjects(story.accountEmail)).hasSize(4);
    assertThat(MailServer.text(MailServer.sentTo(story.customerEmail).getLast()))
        .contains("?do=convert", "?do=reply", "?do=close", "se cerrará el lunes 20 de enero");
  }

  @Test
  @Requirement({"CB-54", "CB-55"})
  void aRefundIsConfirmedToBothWithTheInvoiceAndTheEndOfTheSubscription() throws Exception {
    story.nothingDue().tell(story.opened());
    story.tell(story.refund("refund.succeeded"));

    sendAll();

    for (String address : List.of(story.customerEmail, story.accountEmail)) {
      var mail = MailServer.sentTo(address).getLast();
      assertThat(mail.getSubject()).isEqualTo("Confirmación de reembolso T-100001: Curso de piano");
      assertThat(MailServer.text(mail))
          .contains("Se reembolsaron 1.999,00 USD de la factura F-2025-17 del pedido A-1001.")
          .contains("La suscripción terminó");
    }
  }

  @Test
  @Requirement({"CB-91", "CB-92"})
  void mailsForTheVendorGoToItsSupportAddressWhenItHasOne() {
    String support = story.supportEmail;
    story = new Story(Map.of("support_email", support));
    story.nothingDue().tell(story.opened());

    sendAll();

    assertThat(MailServer.sentTo(support)).hasSize(1);
    assertThat(MailServer.sentTo(story.accountEmail)).isEmpty();
  }

  @Test
  @Requirement("GEN-16")
  void eachPartyIsWrittenToInItsLanguageOrElseTheMarketplaces() {
    story = new Story(Map.of("locale", "en-US"));
    story.customerSpeaks("pt").nothingDue().tell(story.opened());
    var spanish = new Story();
    spanish.nothingDue().tell(spanish.opened());

    sendAll();

    assertThat(subjects(story.accountEmail))
        .containsExactly("Ticket opened T-100001: Curso de piano");
    assertThat(subjects(story.customerEmail))
        .containsExactly("Ticket opened T-100001: Curso de piano");
    assertThat(subjects(spanish.accountEmail))
        .containsExactly("Ticket abierto T-100001: Curso de piano");
  }

  @Test
  void theMailsOfATicketAreOneThreadForEachParty() throws Exception {
    story.nothingDue();
    var opened = story.tell(story.opened());
    var reply = story.tell(story.message("vendor"));
    story.tell(story.message("customer"));

    sendAll();

    var mails = MailServer.sentTo(story.customerEmail);
    String first = "<" + opened.get("id") + ".customer@posventa.example>";
    String second = "<" + reply.get("id") + ".customer@posventa.example>";
    assertThat(mails.get(0).getMessageID()).isEqualTo(first);
    assertThat(mails.get(0).getHeader("References")).isNull();
    assertThat(mails.get(1).getMessageID()).isEqualTo(second);
    assertThat(mails.get(1).getHeader("In-Reply-To")).containsExactly(first);
    assertThat(mails.get(2).getHeader("In-Reply-To")).containsExactly(second);
    assertThat(mails.get(2).getHeader("References")[0].split("\\s+"))
        .containsExactly(first, second);
  }

  @Test
  void aLongThreadRefersToItsFirstMailAndTheLastSix() throws Exception {
    story.nothingDue();
    var told = new ArrayList<String>();
    told.add(story.tell(story.opened()).get("id").toString());
    for (int i = 0; i < 8; i++) {
      told.add(story.tell(story.message("vendor")).get("id").toString());
    }

    sendAll();
    sendAll();

    var ids = told.stream().map("<%s.customer@posventa.example>"::formatted).toList();
    var last = MailServer.sentTo(story.customerEmail).getLast();
    assertThat(last.getMessageID()).isEqualTo(ids.getLast());
    assertThat(last.getHeader("References")[0].split("\\s+"))
        .containsExactly(
            ids.get(0), ids.get(2), ids.get(3), ids.get(4), ids.get(5), ids.get(6), ids.get(7));
  }

  @Test
  void aMailSaysWhoSendsItAndThatAMachineWroteIt() throws Exception {
    story.nothingDue().tell(story.opened());

    sendAll();

    var mail = only(MailServer.sentTo(story.customerEmail));
    assertThat(mail.getFrom())
        .containsExactly(new InternetAddress("tickets@posventa.example", "Mercado \"Norte\""))
        .extracting(from -> ((InternetAddress) from).getPersonal())
        .containsExactly("Mercado \"Norte\"");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.getHeader("X-Auto-Response-Suppress")).containsExactly("All");
    assertThat(mail.getHeader("Reply-To")).isNull();
    assertThat(mail.getContentType()).startsWith("multipart/alternative");
  }

  @Test
  void noNameOrSubjectCanAddAHeader() throws Exception {
    story.with("subject", "Hola\r\nBcc: victim@example.org\r\n\r\nBody").with("order", "none");
    Neighbours.owns(
        "order",
        "none",
        Map.of(
            "id",
            "none",
            "vendor",
            story.vendor,
            "external_id",
            "A-1\r\nBcc: victim@example.org",
            "customer",
            Map.of("email", story.customerEmail),
            "lines",
            List.of(Map.of("name", "Piano\r\nBcc: victim@example.org")),
            "payment",
            Map.of(),
            "placed_at",
            "2025-01-02T09:30:00Z"));
    story.nothingDue().tell(story.opened());

    sendAll();

    assertThat(MailServer.sentTo("victim@example.org")).isEmpty();
    assertThat(only(MailServer.sentTo(story.customerEmail)).getSubject())
        .isEqualTo("Ticket abierto T-100001: Piano Bcc: victim@example.org");
  }

  @Test
  void anAnsweringMachinesMessageMakesNoMail() {
    story.nothingDue().tell(story.opened());
    var automatic = story.message("vendor");
    @SuppressWarnings("unchecked")
    var data = new HashMap<>((Map<String, Object>) automatic.get("data"));
    @SuppressWarnings("unchecked")
    var message = new HashMap<>((Map<String, Object>) data.get("message"));
    message.put("automatic", true);
    data.put("message", message);
    automatic.put("data", data);
    story.tell(automatic);

    sendAll();

    assertThat(MailServer.sentTo(story.customerEmail)).hasSize(1);
  }

  private Map<String, Object> converted(String from, String to) {
    return story.event(
        "ticket.converted",
        Map.of(
            "from_type", from,
            "to_type", to,
            "by", Map.of("party", "vendor", "role", "integration", "id", "key_1")));
  }

  private Map<String, Object> closed(String reason, String by) {
    return story.event(
        "ticket.closed",
        Map.of("close_reason", reason, "by", Map.of("party", by, "role", by, "id", "posventa")));
  }

  private Map<String, Object> warned(int number) {
    return story.event(
        "ticket.warned",
        Map.of(
            "deadline",
            Map.of(
                "id",
                "deadline_1",
                "ladder",
                "vendor-silent",
                "step",
                number,
                "action",
                "warn",
                "due_at",
                MONDAY.toString(),
                "number",
                number),
            "notify",
            List.of("customer", "vendor")));
  }

  /** One party's mails about a case go one after the other, so a batch holds one of each. */
  private void sendAll() {
    for (int i = 0; i < 6; i++) {
      sender.runDue();
    }
  }

  private List<Map<String, Object>> emails(String query) {
    return given()
        .header(
            TestIdentity.HEADER,
            TestIdentity.gatewayToken(story.marketplace, Role.INTEGRATION, null, "emails:read"))
        .get("/v1/emails?" + query)
        .then()
        .statusCode(200)
        .extract()
        .path("data");
  }

  private static List<String> subjects(String address) {
    return MailServer.sentTo(address).stream().map(MailServer::subject).toList();
  }

  private static MimeMessage only(List<MimeMessage> mails) {
    assertThat(mails).hasSize(1);
    return mails.getFirst();
  }
}
