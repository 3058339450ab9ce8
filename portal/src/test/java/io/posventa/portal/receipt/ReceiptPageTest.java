package io.posventa.portal.receipt;

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
import io.restassured.specification.RequestSpecification;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(StubGateway.class)
class ReceiptPageTest {
  private static final String API = "/v1/orders/" + ORDER + "/receipt";
  private static final String PAGE = "/receipts/" + ORDER;
  private static final String KEY = "6f1c7a56-0f0c-4a8e-9d3a-0d7b7f6f2b11";

  StubGateway gateway;

  @BeforeEach
  void reset() {
    gateway.reset();
    gateway.get("/v1/me", Samples.link(ORDER, "customer", "es"));
    gateway.get(API, Samples.receipt());
    gateway.get("/v1/tickets", Samples.tickets());
  }

  @Test
  @Requirement({"CB-29", "CB-105"})
  void theReceiptShowsNumberDateItemsAndAmounts() {
    var page = page("");

    assertThat(page.select(".lead").text())
        .contains("Su recibo", "A-1001", "20 de octubre de 2026");
    assertThat(page.select("tbody tr").text()).contains("Curso de fotografía", "1", "47,00 €");
    assertThat(page.select("tfoot").text()).contains("Impuestos 8,16 €", "Total 47,00 €");
    assertThat(page.select(".brand-name").text()).isEqualTo("Tienda Norte");
  }

  @Test
  @Requirement({"CB-30", "CB-102"})
  void theProductIsDownloadedFromWhereTheOrderSays() {
    gateway.answer("GET", API + "/download", Answer.redirect("https://downloads.example.com/A"));

    assertThat(page("").select("a.primary").attr("href")).isEqualTo(PAGE + "/download");
    visitor()
        .get(PAGE + "/download")
        .then()
        .statusCode(303)
        .header("Location", "https://downloads.example.com/A");
  }

  @Test
  @Requirement("CB-102")
  void theLinkOfAnotherOrderDownloadsNothing() {
    visitor().get("/receipts/order_01m80r4n2wftm823rv3zh9j6q9/download").then().statusCode(404);
  }

  @Test
  void whatWasRefundedIsNoLongerDownloaded() {
    gateway.answer("GET", API + "/download", Answer.problem(422, "order-refunded"));
    gateway.get(
        API,
        Samples.receipt("", "", Samples.action("support", "\"reasons\":[]", true), "refunded", ""));

    assertThat(page("").select("a[href$=/download]")).isEmpty();
    var answer = visitor().get(PAGE + "/download");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(Jsoup.parse(answer.asString()).select("[role=alert]").text())
        .startsWith("El pedido se ha reembolsado");
  }

  @Test
  void aDownloadNeverLeadsToAScript() {
    gateway.answer("GET", API + "/download", Answer.redirect("javascript:alert(1)"));

    visitor().get(PAGE + "/download").then().statusCode(404);
  }

  @Test
  @Requirement({"CB-34", "CB-35", "CB-36"})
  void whatCanBeAskedForIsToldBeforeAnythingIsTyped() {
    var page = page("");

    assertThat(page.select("a.choice").eachAttr("href"))
        .containsExactly(
            PAGE + "/request?type=support",
            PAGE + "/request?type=refund",
            PAGE + "/request?type=cancellation");
    assertThat(page.select("a.choice").get(1).text())
        .contains("Recuperaría 47,00 €. Puede pedirlo hasta el 19 de enero de 2027.");
  }

  @Test
  @Requirement({"CB-36", "CB-40"})
  void whatCannotBeAskedForSaysWhyAndACancellationIsForSubscriptionsOnly() {
    gateway.get(API, Samples.oldReceipt());

    var page = page("");

    assertThat(page.select("a.choice").eachAttr("href"))
        .containsExactly(PAGE + "/request?type=support");
    assertThat(page.select(".choice.off").eachText())
        .containsExactly("Pedir el reembolso Era posible hasta el 1 de octubre de 2026.");
    assertThat(page("/request?type=refund").select("form[action$=/request]")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"refund,Reembolso de Curso", "cancellation,Cancelación de Curso"})
  @Requirement({"CB-02", "CB-35", "CB-36"})
  void aRequestEndsInATicketAndInNothingElse(String type, String subject) {
    gateway.answer("POST", "/v1/tickets", 201, TicketSample.refund().json());

    assertThat(page("/request?type=" + type).select("textarea[name=body]")).hasSize(1);
    visitor()
        .multiPart("type", type)
        .multiPart("body", "No es lo que esperaba")
        .multiPart("key", KEY)
        .post(PAGE + "/request")
        .then()
        .statusCode(303)
        .header("Location", PAGE + "/tickets/" + TICKET);

    assertThat(gateway.changes()).hasSize(1);
    var asked = gateway.only("POST", "/v1/tickets");
    assertThat(asked.header("idempotency-key")).isEqualTo(KEY);
    assertThat(asked.body())
        .contains("\"type\":\"" + type + "\"")
        .contains("\"order\":\"" + ORDER + "\"")
        .contains("\"subject\":\"" + subject)
        .contains("\"body\":\"No es lo que esperaba\"")
        .contains("\"channel\":\"portal\"")
        .contains("\"locale\":\"es\"");
  }

  @Test
  @Requirement({"CB-02", "CB-34"})
  void helpIsAskedForWithASubject() {
    gateway.answer("POST", "/v1/tickets", 201, TicketSample.support().json());

    var empty =
        visitor().multiPart("type", "support").multiPart("body", "x").post(PAGE + "/request");
    assertThat(empty.statusCode()).isEqualTo(400);
    var form = Jsoup.parse(empty.asString()).select("form[action$=/request]");
    assertThat(form.select(".error").eachText()).containsExactly("Rellene este campo.");
    assertThat(form.select("textarea").val()).isEqualTo("x");

    visitor()
        .multiPart("type", "support")
        .multiPart("subject", "No se abre")
        .multiPart("body", "x")
        .post(PAGE + "/request")
        .then()
        .statusCode(303);
    assertThat(gateway.only("POST", "/v1/tickets").body()).contains("\"subject\":\"No se abre\"");
  }

  @Test
  void aRequestThatIsOpenAlreadyIsSaidInTheForm() {
    gateway.answer("POST", "/v1/tickets", Answer.problem(409, "refund-already-requested"));

    var answer =
        visitor().multiPart("type", "refund").multiPart("body", "x").post(PAGE + "/request");

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(Jsoup.parse(answer.asString()).select("[role=alert]").text())
        .isEqualTo("Ya hay una solicitud abierta para este pedido.");
  }

  @Test
  @Requirement("CB-39")
  void theVendorsLinkOffersToOpenARefundTicketForTheCustomer() {
    gateway.get("/v1/me", Samples.link(ORDER, "vendor", "en"));
    gateway.answer("POST", "/v1/tickets", 201, TicketSample.refundByVendor().json());

    var page = page("");

    assertThat(page.select("a.choice .choice-title").eachText())
        .containsExactly(
            "Write to the customer", "Open a refund ticket", "Open a cancellation ticket");
    assertThat(page.select("a[href$=/download], form[action$=/resend]")).isEmpty();
    visitor()
        .multiPart("type", "refund")
        .multiPart("body", "The customer called")
        .post(PAGE + "/request")
        .then()
        .statusCode(303);
    assertThat(gateway.only("POST", "/v1/tickets").body()).doesNotContain("\"locale\"");
  }

  @Test
  @Requirement("CB-31")
  void theInvoiceShowsNumberDateLinesTaxAndTotal() {
    var page = page("/invoice");

    assertThat(page.select(".invoice .facts").text())
        .contains("2026-0052", "20 de noviembre de 2026");
    assertThat(page.select(".invoice-parties").text())
        .contains("Acme Digital", "Ana Pérez", "ana@example.com");
    assertThat(page.select(".invoice table").text())
        .contains("Curso de fotografía", "Impuestos 8,16 €", "Total 47,00 €");
    assertThat(page.select(".invoice a").attr("href"))
        .isEqualTo(PAGE + "/invoice.pdf?invoice=inv_01m80r4n2wftm823rv3zh9j6q2");
  }

  @Test
  void anInvoiceOfAnotherOrderIsNotFound() {
    visitor().get(PAGE + "/invoice?invoice=inv_01m80r4n2wftm823rv3zh9j6q9").then().statusCode(404);
  }

  @Test
  @Requirement("CB-31")
  void theInvoiceComesAsAPdfInTheReadersLanguage() {
    gateway.answer("GET", API + "/invoice.pdf", Answer.of(200, "application/pdf", "%PDF-1.7"));

    visitor()
        .get(PAGE + "/invoice.pdf?invoice=inv_01m80r4n2wftm823rv3zh9j6q2")
        .then()
        .statusCode(200)
        .contentType("application/pdf")
        .header("Content-Disposition", "attachment; filename=\"invoice.pdf\"");

    assertThat(gateway.only("GET", API + "/invoice.pdf").query())
        .isEqualTo("locale=es&invoice=inv_01m80r4n2wftm823rv3zh9j6q2");
  }

  @Test
  void nothingSlipsIntoTheAddressOfThePdf() {
    visitor().get(PAGE + "/invoice.pdf?invoice=x%26locale%3Den").then().statusCode(404);

    assertThat(gateway.requests("GET", API + "/invoice.pdf")).isEmpty();
  }

  @Test
  @Requirement("CB-32")
  void anotherCopyOfTheReceiptIsAskedFor() {
    gateway.answer("POST", API + "/resend", 202, "{}");

    visitor().formParam("key", KEY).post(PAGE + "/resend").then().statusCode(303);

    assertThat(gateway.only("POST", API + "/resend").header("idempotency-key")).isEqualTo(KEY);
  }

  @Test
  void tooManyCopiesAreSaidToBeTooMany() {
    gateway.answer("POST", API + "/resend", Answer.problem(422, "mail-limit-reached"));

    var answer = visitor().formParam("key", KEY).post(PAGE + "/resend");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(Jsoup.parse(answer.asString()).select("[role=alert]").text())
        .startsWith("Se ha enviado varias veces");
  }

  @Test
  @Requirement("CB-33")
  void theAddressIsChangedFromTheReceipt() {
    gateway.answer("POST", API + "/change-email", 202, "{}");

    assertThat(visitor().formParam("email", "nobody").post(PAGE + "/email").statusCode())
        .isEqualTo(400);
    visitor().formParam("email", " ana@example.org ").post(PAGE + "/email").then().statusCode(303);

    assertThat(gateway.only("POST", API + "/change-email").body())
        .isEqualTo("{\"email\":\"ana@example.org\"}");
  }

  @Test
  void aChangeThatWaitsSaysFromWhere() {
    gateway.get(
        API,
        Samples.receipt(
            "",
            "",
            Samples.action("support", "\"reasons\":[]", true),
            "paid",
            """
            ,"pending_email_change":{"id":"change_01m80r4n2wftm823rv3zh9j6q8",
             "object":"email_change","version":2,"created_at":"2026-11-23T10:00:00Z",
             "updated_at":"2026-11-23T10:00:00Z","order":"%s","status":"pending",
             "old_email":"ana@example.com","new_email":"ana@example.org","confirmed":["new"],
             "expires_at":"2026-11-25T10:00:00Z"}"""
                .formatted(ORDER)));

    assertThat(page("").select(".pending").text())
        .isEqualTo(
            "Un cambio a ana@example.org espera confirmación desde: ana@example.com. Se puede"
                + " confirmar hasta el 25 nov, 11:00.");
  }

  @Test
  void theTicketsOfTheOrderAreAClickAway() {
    gateway.get("/v1/tickets", Samples.tickets(TicketSample.refund()));

    assertThat(page("").select("a.item").attr("href")).isEqualTo(PAGE + "/tickets/" + TICKET);
    assertThat(gateway.only("GET", "/v1/tickets").query()).contains("order=" + ORDER);
  }

  private Document page(String path) {
    return Jsoup.parse(visitor().get(PAGE + path).then().statusCode(200).extract().asString());
  }

  private static RequestSpecification visitor() {
    return given().redirects().follow(false).cookie("case", TOKEN);
  }
}
