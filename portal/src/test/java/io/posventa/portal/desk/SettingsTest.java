package io.posventa.portal.desk;

import static io.posventa.portal.desk.DeskSamples.KEY;
import static io.posventa.portal.desk.DeskSamples.MEMBER;
import static io.posventa.portal.desk.DeskSamples.list;
import static io.posventa.portal.desk.DeskSamples.page;
import static io.posventa.portal.desk.DeskSamples.read;
import static io.posventa.portal.desk.DeskSamples.signedIn;
import static io.posventa.portal.stub.Samples.VENDOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.platform.test.Requirement;
import io.posventa.portal.stub.StubGateway;
import io.posventa.portal.stub.StubGateway.Answer;
import io.posventa.portal.web.Cookies;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StubGateway.class)
class SettingsTest {
  private static final String TEMPLATE =
      """
      {"object":"template","name":"ticket_opened","languages":["en","es"],
       "recipients":["customer","vendor"],"triggers":["ticket.opened"],
       "description":"Whenever a ticket is opened.","subject":"Ticket opened {number}: {product}",
       "blocks":["reason"]}""";

  StubGateway gateway;

  @BeforeEach
  void reset() {
    gateway.reset();
    gateway.get("/v1/me", DeskSamples.vendorAdmin());
    gateway.get(
        "/v1/vendors/" + VENDOR,
        DeskSamples.vendor(
            """
            ,"recommendations":[{"code":"support-equals-account","detail":"x",
              "pointer":"/support_email"}]"""));
    gateway.answer("PATCH", "/v1/vendors/" + VENDOR, 200, DeskSamples.vendor(""));
    gateway.answer("PATCH", "/v1/members/" + MEMBER, 200, "{}");
  }

  @Test
  @Requirement("CB-115")
  void anAddressOfItsOwnForCustomerServiceIsRecommended() {
    assertThat(page("/desk/settings").select(".advice").text())
        .contains("Give customer service an address of its own", "owner@acme.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"support-email-missing", "support-equals-account", "backup-missing"})
  void whatIsRecommendedIsSaidInTheReadersLanguage(String code) {
    gateway.get(
        "/v1/vendors/" + VENDOR,
        DeskSamples.vendor(
            ",\"recommendations\":[{\"code\":\"%s\",\"detail\":\"In English.\"}]".formatted(code)));

    var page = read(signedIn().cookie(Cookies.LANGUAGE, "es").get("/desk/settings"));

    assertThat(page.select(".advice").text()).startsWith("Una recomendación");
    assertThat(page.select(".advice").text()).doesNotContain("In English.");
  }

  @Test
  @Requirement({"CB-114", "CB-116"})
  void theVendorSetsItsAddressZoneAndLanguageAndEmptiesWhatItEmpties() {
    signedIn()
        .formParam("name", "Acme Digital")
        .formParam("support_email", "help@acme.example")
        .formParam("time_zone", "Europe/Madrid")
        .formParam("locale", "")
        .formParam("key", KEY)
        .post("/desk/settings/shop")
        .then()
        .statusCode(303)
        .header("Location", "/desk/settings");

    var sent = gateway.only("PATCH", "/v1/vendors/" + VENDOR);
    assertThat(sent.body())
        .contains("\"support_email\":\"help@acme.example\"", "\"time_zone\":\"Europe/Madrid\"")
        .contains("\"locale\":null");
    assertThat(sent.header("idempotency-key")).isEqualTo(KEY);
  }

  @Test
  void whatTheApiRefusesStandsBesideItsField() {
    gateway.answer(
        "PATCH",
        "/v1/vendors/" + VENDOR,
        Answer.problem(400, "invalid-request", "/support_email email"));

    var page =
        read(
            signedIn()
                .formParam("name", "Acme")
                .formParam("support_email", "help@")
                .post("/desk/settings/shop"));

    assertThat(page.select("#shop-support_email-error").text()).contains("full e-mail address");
    assertThat(page.select("#shop-support_email").attr("value")).isEqualTo("help@");
    assertThat(page.select("#you-name").attr("value")).isEqualTo("Ana Pérez");
  }

  @Test
  void anAgentReadsTheShopsSettingsAndChangesOnlyTheirOwn() {
    gateway.get("/v1/me", DeskSamples.vendorAgent());

    var page = page("/desk/settings");
    signedIn()
        .formParam("name", "Ana P.")
        .formParam("time_zone", "")
        .formParam("locale", "es")
        .post("/desk/settings/you")
        .then()
        .statusCode(303);

    assertThat(page.select("form[action$=/shop]")).isEmpty();
    assertThat(gateway.only("PATCH", "/v1/members/" + MEMBER).body())
        .contains("\"locale\":\"es\"", "\"time_zone\":null");
  }

  @Test
  @Requirement({"CB-93", "CB-94"})
  void allSubjectsAreInOnePlaceInEachLanguageWithThePdf() {
    gateway.get("/v1/templates", list(TEMPLATE));

    var page = page("/desk/mails?language=es");

    assertThat(page.select("tbody th").text()).isEqualTo("Ticket opened [número]: [producto]");
    assertThat(page.select("tbody td").first().text()).isEqualTo("Customer, Seller");
    assertThat(page.select("a.button").attr("href"))
        .isEqualTo("/desk/mails/catalogue.pdf?language=es");
    assertThat(gateway.only("GET", "/v1/templates").query()).isEqualTo("locale=es");
  }

  @Test
  @Requirement("CB-93")
  void thePdfIsTheApis() {
    gateway.answer(
        "GET", "/v1/templates/catalogue.pdf", Answer.of(200, "application/pdf", "%PDF-1.7"));

    var pdf = signedIn().get("/desk/mails/catalogue.pdf?language=en");

    assertThat(pdf.contentType()).isEqualTo("application/pdf");
    assertThat(pdf.asString()).isEqualTo("%PDF-1.7");
  }

  @Test
  @Requirement("CB-94")
  void aSampleIsShownAsWhoeverGetsItReadsIt() {
    gateway.get("/v1/templates/ticket_opened", TEMPLATE);
    gateway.get(
        "/v1/templates/ticket_opened/preview",
        """
        {"object":"template_preview","name":"ticket_opened","locale":"en","party":"vendor",
         "subject":"Ticket opened T-100001: Piano","text":"Hello <b>Acme</b>","html":""}""");

    var page = page("/desk/mails/ticket_opened?language=en&party=vendor");

    assertThat(page.select("pre.mail").text()).isEqualTo("Hello <b>Acme</b>");
    assertThat(page.select(".tabs a[aria-current]").text()).isEqualTo("Seller");
    assertThat(gateway.only("GET", "/v1/templates/ticket_opened/preview").query())
        .contains("party=vendor");
  }
}
