package io.posventa.portal.link;

import static io.posventa.portal.stub.Samples.CONFIRM;
import static io.posventa.portal.stub.Samples.ORDER;
import static io.posventa.portal.stub.Samples.TICKET;
import static io.posventa.portal.stub.Samples.TOKEN;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.posventa.platform.test.Requirement;
import io.posventa.portal.stub.Samples;
import io.posventa.portal.stub.StubGateway;
import io.posventa.portal.stub.StubGateway.Answer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(StubGateway.class)
class LinkResourceTest {
  StubGateway gateway;

  @BeforeEach
  void reset() {
    gateway.reset();
  }

  @ParameterizedTest
  @CsvSource({
    TICKET + ",,/tickets/" + TICKET,
    TICKET + ",?do=close,/tickets/" + TICKET + "?do=close#close",
    TICKET + ",?do=else,/tickets/" + TICKET,
    ORDER + ",,/receipts/" + ORDER,
    ORDER + ",?do=refund,/receipts/" + ORDER + "/request?type=refund",
    CONFIRM + ",,/confirmations/" + CONFIRM
  })
  @Requirement({"CB-83", "CB-103", "CB-104", "CB-105"})
  void aLinkLeadsStraightToItsCaseAndLeavesTheTokenInACookieOfThatPath(
      String subject, String query, String page) {
    gateway.get("/v1/me", Samples.link(subject, "customer", "es"));

    visitor()
        .get("/l/" + TOKEN + (query == null ? "" : query))
        .then()
        .statusCode(303)
        .header("Location", page)
        .header("Referrer-Policy", "no-referrer")
        .header("Cache-Control", "no-store")
        .header(
            "Set-Cookie",
            allOf(
                containsString("case=" + TOKEN),
                containsString("Path=" + page.replaceAll("[?#/]request.*|[?#].*", "")),
                containsString("HttpOnly"),
                containsString("SameSite=Lax")));
  }

  @Test
  @Requirement("GEN-27")
  void fetchingALinkChangesNothing() {
    gateway.get("/v1/me", Samples.link(TICKET, "customer", "es"));

    visitor().get("/l/" + TOKEN + "?do=close");

    assertThat(gateway.changes()).isEmpty();
  }

  @Test
  void theApiLearnsTheCredentialAndWhoAsked() {
    gateway.get("/v1/me", Samples.link(TICKET, "customer", "es"));

    visitor().get("/l/" + TOKEN);

    var asked = gateway.only("GET", "/v1/me");
    assertThat(asked.header("authorization")).isEqualTo("Bearer " + TOKEN);
    assertThat(asked.header("x-forwarded-for")).isEqualTo("127.0.0.1");
  }

  @Test
  @Requirement("GEN-27")
  void anExpiredLinkOffersANewOne() {
    gateway.answer("GET", "/v1/me", Answer.problem(401, "link-expired"));

    visitor()
        .header("Accept-Language", "es")
        .get("/l/" + TOKEN)
        .then()
        .statusCode(410)
        .body(containsString("Este enlace ha caducado"))
        .body(containsString("Enviarme un enlace nuevo"));
  }

  @Test
  @Requirement("GEN-27")
  void aRevokedOrInventedLinkIsNotFoundAndOffersNothing() {
    gateway.answer("GET", "/v1/me", Answer.problem(401, "unauthenticated"));

    visitor()
        .get("/l/" + TOKEN)
        .then()
        .statusCode(404)
        .body(containsString("This link does not work"))
        .body(not(containsString("/l/renew")));
  }

  @Test
  void whatIsNoTokenIsNotEvenAskedFor() {
    visitor().get("/l/../../etc/passwd%0d%0a").then().statusCode(404);
    visitor().get("/l/short").then().statusCode(404);

    assertThat(gateway.requests("GET", "/v1/me")).isEmpty();
  }

  @Test
  void aNewLinkIsAskedForByPostAndAnsweredTheSameWhateverTheTokenIs() {
    gateway.answer("POST", "/v1/links/renew", 202, "{\"object\":\"link_renewal\"}");

    visitor()
        .formParam("token", TOKEN)
        .post("/l/renew")
        .then()
        .statusCode(202)
        .body(containsString("Please look at your inbox"));

    assertThat(gateway.only("POST", "/v1/links/renew").body())
        .isEqualTo("{\"token\":\"" + TOKEN + "\"}");
  }

  @Test
  void aFormFromAnotherSiteIsRefused() {
    visitor()
        .header("Sec-Fetch-Site", "cross-site")
        .formParam("token", TOKEN)
        .post("/l/renew")
        .then()
        .statusCode(403);
    visitor()
        .header("Origin", "https://evil.example")
        .formParam("token", TOKEN)
        .post("/l/renew")
        .then()
        .statusCode(403);

    assertThat(gateway.changes()).isEmpty();
  }

  @Test
  void whenTheApiIsAwayThePageSaysSo() {
    gateway.answer("GET", "/v1/me", Answer.problem(503, "unavailable"));

    visitor()
        .get("/l/" + TOKEN)
        .then()
        .statusCode(503)
        .body(containsString("Back in a moment"))
        .body(containsString("req_01m80r4n2wftm823rv3zh9j6q8"));
  }

  @Test
  void everyPageForbidsWhatItDoesNotNeed() {
    visitor()
        .get("/nowhere")
        .then()
        .statusCode(404)
        .header("Content-Security-Policy", containsString("default-src 'none'"))
        .header("Content-Security-Policy", not(containsString("unsafe")))
        .header("X-Content-Type-Options", equalTo("nosniff"))
        .header("X-Frame-Options", equalTo("DENY"))
        .body(containsString("Page not found"));
  }

  private static RequestSpecification visitor() {
    return given().redirects().follow(false);
  }
}
