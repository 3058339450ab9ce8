package io.posventa.portal.ticket;

import static io.posventa.portal.stub.Samples.DEADLINE;
import static io.posventa.portal.stub.Samples.ORDER;
import static io.posventa.portal.stub.Samples.TICKET;
import static io.posventa.portal.stub.Samples.TOKEN;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.platform.test.Requirement;
import io.posventa.portal.stub.Samples;
import io.posventa.portal.stub.Samples.TicketSample;
import io.posventa.portal.stub.StubGateway;
import io.posventa.portal.stub.StubGateway.Answer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(StubGateway.class)
class TicketPageTest {
  private static final String API = "/v1/tickets/" + TICKET;
  private static final String PAGE = "/tickets/" + TICKET;
  private static final String KEY = "6f1c7a56-0f0c-4a8e-9d3a-0d7b7f6f2b11";

  StubGateway gateway;

  @BeforeEach
  void reset() {
    gateway.reset();
    gateway.get("/v1/me", Samples.link(TICKET, "customer", "es"));
    gateway.get(API + "/messages", Samples.messages());
    gateway.get(API + "/history", Samples.history());
    gateway.get(API, TicketSample.refund().json());
  }

  @Test
  @Requirement({"CB-83", "CB-104"})
  void withoutACredentialThePageSaysWhereTheLinkIs() {
    given()
        .header("Accept-Language", "es")
        .get(PAGE)
        .then()
        .statusCode(401)
        .body(org.hamcrest.Matchers.containsString("Abra esta página desde su correo"));
  }

  @Test
  @Requirement("CB-44")
  void aCustomerReadsWhatHappensNextAndWhenInTheirZoneAndLanguage() {
    var page = page();

    assertThat(page.select("#next .say").text())
        .isEqualTo(
            "Se reembolsa automáticamente el martes 24 de noviembre, 15:02 (Madrid), salvo que"
                + " usted retire la solicitud.");
    assertThat(page.select("#next a").attr("href")).isEqualTo(PAGE + "/deadlines/" + DEADLINE);
    assertThat(page.select("html").attr("lang")).isEqualTo("es");
    assertThat(page.title()).isEqualTo("La descarga no se abre · T-100001 · Tienda Norte");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "vendor|en|Refunded automatically on Tuesday 24 November, 15:02 (Madrid). Until then you"
            + " can help the customer and save the sale.",
        "customer|en|Refunded automatically on Tuesday 24 November, 15:02 (Madrid), unless you"
            + " withdraw the request."
      })
  @Requirement("CB-11")
  void eachSideReadsItInItsOwnWords(String party, String locale, String sentence) {
    gateway.get("/v1/me", Samples.link(TICKET, party, locale));

    assertThat(page().select("#next .say").text()).isEqualTo(sentence);
  }

  @Test
  void theConversationShowsMessagesAndWhatHappenedInOrderAndNothingOfItActs() {
    var page = page();

    assertThat(page.select(".thread > li"))
        .extracting(line -> line.hasClass("event"))
        .containsExactly(false, false, true, false);
    assertThat(page.select(".msg.own .msg-head strong").eachText()).containsOnly("Usted");
    assertThat(page.select(".thread script, .thread b")).isEmpty();
    assertThat(page.select(".msg-body").get(1).wholeText()).contains("A veces el navegador");
    assertThat(page.select(".msg-body").last().text()).contains("<b>No</b>");
    assertThat(page.select(".event").text())
        .startsWith("El cliente lo cambió de soporte a reembolso".replace("El cliente", "Usted"));
    assertThat(page.select(".msg-files a").attr("href"))
        .isEqualTo(PAGE + "/attachments/att_01m80r4n2wftm823rv3zh9j6q8");
  }

  @Test
  @Requirement({"CB-04", "CB-103"})
  void aReplyIsPostedOnceUnderTheFormsKeyAndThePageSaysSo() {
    gateway.answer("POST", API + "/messages", 201, "{}");

    var sent = post("/reply", "body", "Gracias");

    sent.then().statusCode(303).header("Location", PAGE);
    assertThat(sent.getHeader("Set-Cookie")).contains("notice=replied");
    var asked = gateway.only("POST", API + "/messages");
    assertThat(asked.body()).isEqualTo("{\"body\":\"Gracias\",\"format\":\"text\"}");
    assertThat(asked.header("idempotency-key")).isEqualTo(KEY);
    assertThat(
            Jsoup.parse(visitor().cookie("notice", "replied").get(PAGE).asString())
                .select(".notice")
                .text())
        .isEqualTo("Su respuesta se ha enviado.");
  }

  @Test
  void filesGoAheadOfTheReply() {
    gateway.answer("POST", "/v1/attachments", 201, attachment());
    gateway.answer("POST", API + "/messages", 201, "{}");

    visitor()
        .multiPart("body", "Aquí está")
        .multiPart("key", KEY)
        .multiPart("files", "señal \"1\".txt", "hola".getBytes(StandardCharsets.UTF_8))
        .post(PAGE + "/reply")
        .then()
        .statusCode(303);

    var upload = gateway.only("POST", "/v1/attachments");
    assertThat(upload.body()).contains("hola").contains("name=\"file\"");
    assertThat(upload.header("idempotency-key")).isEqualTo(KEY + "-0");
    assertThat(gateway.only("POST", API + "/messages").body())
        .contains("\"attachments\":[\"att_01m80r4n2wftm823rv3zh9j6q9\"]");
  }

  @Test
  void whatABrowserSendsKeepsItsAccents() throws IOException, InterruptedException {
    gateway.answer("POST", API + "/messages", 201, "{}");
    String form =
        """
        --x\r
        Content-Disposition: form-data; name="body"\r
        \r
        ¿Qué señal? 🙂\r
        --x\r
        Content-Disposition: form-data; name="files"; filename=""\r
        Content-Type: application/octet-stream\r
        \r
        \r
        --x--\r
        """;

    int status;
    try (var browser = HttpClient.newHttpClient()) {
      status =
          browser
              .send(
                  HttpRequest.newBuilder(
                          URI.create("http://localhost:" + RestAssured.port + PAGE + "/reply"))
                      .header("Content-Type", "multipart/form-data; boundary=x")
                      .header("Cookie", "case=" + TOKEN)
                      .POST(HttpRequest.BodyPublishers.ofString(form))
                      .build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode();
    }

    assertThat(status).isEqualTo(303);
    assertThat(gateway.only("POST", API + "/messages").body())
        .contains("¿Qué señal? \\uD83D\\uDE42");
    assertThat(gateway.requests("POST", "/v1/attachments")).isEmpty();
  }

  @Test
  void aFileThatIsRefusedIsToldBesideItsFieldAndTheTextStays() {
    gateway.answer("POST", "/v1/attachments", Answer.problem(415, "unsupported-media-type"));

    var answer =
        visitor()
            .multiPart("body", "Mire esto")
            .multiPart("files", "virus.exe", new byte[] {77, 90})
            .post(PAGE + "/reply");

    assertThat(answer.statusCode()).isEqualTo(415);
    var page = Jsoup.parse(answer.asString());
    assertThat(page.select("#reply .error").text())
        .isEqualTo("No se pueden adjuntar archivos de este tipo.");
    assertThat(page.select("#reply textarea").val()).isEqualTo("Mire esto");
    assertThat(gateway.requests("POST", API + "/messages")).isEmpty();
  }

  @Test
  void whenTheApiIsAwayNothingTypedIsLostAndTheKeyStays() {
    gateway.answer("POST", API + "/messages", Answer.problem(503, "unavailable"));

    var answer = post("/reply", "body", "Un texto largo");

    assertThat(answer.statusCode()).isEqualTo(503);
    var form = Jsoup.parse(answer.asString()).select("#reply");
    assertThat(form.select("textarea").val()).isEqualTo("Un texto largo");
    assertThat(form.select("input[name=key]").val()).isEqualTo(KEY);
    assertThat(form.select("[role=alert]").text()).contains("Lo que ha escrito sigue aquí");
  }

  @Test
  void aRefusedReplyGetsANewKeyAndItsReasonInTheReadersWords() {
    gateway.answer(
        "POST", API + "/messages", Answer.problem(400, "invalid-request", "/body too_long"));

    var form = Jsoup.parse(post("/reply", "body", "x").asString()).select("#reply");

    assertThat(form.select("input[name=key]").val()).isNotEqualTo(KEY);
    assertThat(form.select("textarea").attr("aria-invalid")).isEqualTo("true");
    assertThat(form.select("#" + form.select("textarea").attr("aria-describedby")).text())
        .isEqualTo("Es demasiado largo.");
  }

  @Test
  void aReplyToATicketThatWasClosedMeanwhileIsGivenBack() {
    gateway.get(API, TicketSample.withdrawn().json());
    gateway.answer("POST", API + "/messages", Answer.problem(409, "ticket-already-closed"));

    var page = Jsoup.parse(post("/reply", "body", "Sigue sin abrirse").asString());

    assertThat(page.select(".problems").text())
        .contains("El ticket se ha cerrado mientras tanto.", "Sigue sin abrirse");
    assertThat(page.select("form#reply")).isEmpty();
  }

  @Test
  void anEmptyReplyIsNotSent() {
    assertThat(post("/reply", "body", "  ").statusCode()).isEqualTo(400);

    assertThat(gateway.changes()).isEmpty();
  }

  @Test
  @Requirement({"CB-05", "CB-13"})
  void theCustomerWithdrawsARequest() {
    gateway.answer("POST", API + "/close", 200, TicketSample.withdrawn().json());

    assertThat(page("?do=close").select("details#close[open] summary").text())
        .isEqualTo("Retirar la solicitud de reembolso");
    post("/close", "as", "withdrawn", "comment", "Ya funciona").then().statusCode(303);

    assertThat(gateway.only("POST", API + "/close").body())
        .isEqualTo("{\"reason\":\"withdrawn\",\"comment\":\"Ya funciona\"}");
  }

  @Test
  @Requirement({"CB-22", "CB-81", "CB-82"})
  void theCustomerTurnsAQuestionIntoARefundRequest() {
    gateway.get(API, TicketSample.support().json());
    gateway.answer("POST", API + "/convert", 200, TicketSample.refund().json());

    var page = page("?do=convert");

    assertThat(page.select("details#convert[open] input[name=type]").val()).isEqualTo("refund");
    assertThat(page.select("#next .say").text()).isEqualTo("Se espera la respuesta del vendedor.");
    assertThat(page.select("#next p").eachText())
        .contains(
            "Si nadie escribe, ambas partes reciben un aviso el miércoles 25 de noviembre, 15:02"
                + " (Madrid).",
            "Si nadie escribe, el ticket se cierra el lunes 30 de noviembre, 15:02 (Madrid).");
    post("/convert", "type", "refund").then().statusCode(303);
    assertThat(gateway.only("POST", API + "/convert").body()).isEqualTo("{\"type\":\"refund\"}");
  }

  @Test
  @Requirement({"CB-16", "GEN-29"})
  void theVendorProposesAndTheCustomerDecides() {
    gateway.get("/v1/me", Samples.link(TICKET, "vendor", "en"));
    gateway.get(API, TicketSample.refundForVendor().json());
    gateway.answer("POST", API + "/proposals", 201, "{}");

    var vendors = page();
    assertThat(vendors.select("details#close, details#convert")).isEmpty();
    assertThat(vendors.select("details#propose")).hasSize(1);
    post("/propose", "what", "support", "comment", "Let me help").then().statusCode(303);
    assertThat(gateway.only("POST", API + "/proposals").body())
        .isEqualTo("{\"action\":\"convert\",\"type\":\"support\",\"comment\":\"Let me help\"}");

    gateway.get("/v1/me", Samples.link(TICKET, "customer", "es"));
    gateway.get(API, TicketSample.refund().more(Samples.proposal("convert")).json());
    String accept = API + "/proposals/prop_01m80r4n2wftm823rv3zh9j6q8/accept";
    gateway.answer("POST", accept, 200, "{}");
    var form = page().select("#proposal form");
    assertThat(form.select("[formaction]").attr("formaction")).endsWith("/decline");
    visitor().formParam("key", KEY).post(form.attr("action")).then().statusCode(303);
    assertThat(gateway.only("POST", accept).header("idempotency-key")).isEqualTo(KEY);
  }

  @Test
  void declinesAProposal() {
    gateway.get(API, TicketSample.refund().more(Samples.proposal("close")).json());
    String decline = API + "/proposals/prop_01m80r4n2wftm823rv3zh9j6q8/decline";
    gateway.answer("POST", decline, Answer.problem(409, "proposal-answered"));

    var answer =
        visitor()
            .formParam("key", KEY)
            .post(PAGE + "/proposals/prop_01m80r4n2wftm823rv3zh9j6q8/decline");

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(Jsoup.parse(answer.asString()).select("[role=alert]").text())
        .isEqualTo("La propuesta ya se ha contestado.");
  }

  @Test
  @Requirement("CB-16")
  void theVendorNamesTheConsentThatItHas() {
    gateway.get("/v1/me", Samples.link(TICKET, "vendor", "en"));
    gateway.get(API, TicketSample.refundForVendor().json());
    gateway.answer("POST", API + "/close", 200, TicketSample.withdrawn().json());

    assertThat(post("/consent", "what", "close", "via", "phone").statusCode()).isEqualTo(400);
    post("/consent", "what", "close", "via", "phone", "evidence", "Called\nat noon")
        .then()
        .statusCode(303);

    assertThat(gateway.only("POST", API + "/close").body())
        .contains("\"consent\":{")
        .contains("\"via\":\"phone\"")
        .contains("\"evidence\":\"Called at noon\"");
  }

  @Test
  @Requirement({"CB-21", "CB-39"})
  void theVendorTakesItsOwnRequestBackWhileTheMinutesAreCountedDown() {
    gateway.get("/v1/me", Samples.link(TICKET, "vendor", "en"));
    gateway.get(API, TicketSample.refundByVendor().json());

    var page = page();

    assertThat(page.select("#next [data-seconds]").attr("data-seconds")).isEqualTo("270");
    assertThat(page.select("details#close summary").text()).isEqualTo("Take it back");
    assertThat(page.select("details#consent, details#propose")).isEmpty();
  }

  @Test
  @Requirement("CB-71")
  void aClosedTicketCanBeBroughtBeforeThePlatform() {
    gateway.get(API, TicketSample.withdrawn().json());
    gateway.answer("POST", API + "/escalate", 201, "{}");

    var page = page("?do=escalate");

    assertThat(page.select("#next .say").text())
        .startsWith("El vendedor retiró la solicitud el lunes 23 de noviembre, 14:40 (Madrid).");
    assertThat(page.select(".pending").text())
        .startsWith("Según el vendedor, usted dio su permiso por teléfono.");
    assertThat(page.select("details#escalate[open]")).hasSize(1);
    visitor()
        .multiPart("reason", "No di permiso")
        .multiPart("key", KEY)
        .post(PAGE + "/escalate")
        .then()
        .statusCode(303);
    assertThat(gateway.only("POST", API + "/escalate").body())
        .isEqualTo("{\"reason\":\"No di permiso\"}");
  }

  @Test
  void theDeadlineIsExplainedInTheReadersLanguage() {
    gateway.get("/v1/deadlines/" + DEADLINE + "/explanation", Samples.explanation());

    var page = Jsoup.parse(visitor().get(PAGE + "/deadlines/" + DEADLINE).asString());

    assertThat(page.select("#explanation p").first().text()).startsWith("Vence el martes");
    assertThat(page.select("#explanation tbody tr").eachText())
        .containsExactly(
            "20 nov, 15:02 21 nov, 6:00 Cuenta".replace(" 6:00", " 06:00"),
            "21 nov, 06:00 23 nov, 06:00 No cuenta: fin de semana",
            "23 nov, 06:00 23 nov, 15:02 Cuenta");
    assertThat(
            gateway
                .only("GET", "/v1/deadlines/" + DEADLINE + "/explanation")
                .header("accept-language"))
        .isEqualTo("es");
  }

  @Test
  @Requirement("GEN-26")
  void anAttachmentIsFetchedFromItsOwnAddress() {
    gateway.get(
        "/v1/attachments/att_01m80r4n2wftm823rv3zh9j6q8",
        attachment().replace("}", ",\"url\":\"/v1/files/c2lnbmVk\"}"));

    visitor()
        .get(PAGE + "/attachments/att_01m80r4n2wftm823rv3zh9j6q8")
        .then()
        .statusCode(303)
        .header("Location", "https://api.example.com/v1/files/c2lnbmVk");
  }

  @Test
  @Requirement("CB-105")
  void theLinkOfAnOrderReachesItsTicketsAndLeadsBack() {
    gateway.get("/v1/me", Samples.link(ORDER, "customer", "es"));
    String base = "/receipts/" + ORDER + "/tickets/" + TICKET;

    var page = Jsoup.parse(visitor().get(base).asString());

    assertThat(page.select(".crumb a").attr("href")).isEqualTo("/receipts/" + ORDER);
    assertThat(page.select("form#reply").attr("action")).isEqualTo(base + "/reply");
  }

  @Test
  @Requirement("CB-102")
  void anotherTicketIsNotFound() {
    visitor().get("/tickets/ticket_01m80r4n2wftm823rv3zh9j6q9").then().statusCode(404);
  }

  @Test
  void readingChangesNothing() {
    page();
    page("?do=close");

    assertThat(gateway.changes()).isEmpty();
  }

  private Document page() {
    return page("");
  }

  private Document page(String query) {
    return Jsoup.parse(visitor().get(PAGE + query).then().statusCode(200).extract().asString());
  }

  private static Response post(String path, String... fields) {
    var request = visitor();
    if (path.equals("/reply")) {
      request.multiPart("key", KEY).multiPart(fields[0], fields[1]);
    } else {
      request.formParam("key", KEY);
      for (int i = 0; i < fields.length; i += 2) {
        request.formParam(fields[i], fields[i + 1]);
      }
    }
    return request.post(PAGE + path);
  }

  private static RequestSpecification visitor() {
    return given().redirects().follow(false).cookie("case", TOKEN);
  }

  private static String attachment() {
    return """
    {"id":"att_01m80r4n2wftm823rv3zh9j6q9","object":"attachment","name":"s.txt","type":"text/plain",
     "size":4,"created_at":"2026-11-23T14:00:00Z","sha256":"00"}""";
  }
}
