package io.posventa.portal.desk;

import static io.posventa.portal.desk.DeskSamples.SESSION;
import static io.posventa.portal.desk.DeskSamples.read;
import static io.posventa.portal.desk.DeskSamples.signedIn;
import static io.posventa.portal.stub.Samples.MARKETPLACE;
import static io.posventa.portal.stub.Samples.VENDOR;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.posventa.platform.test.Requirement;
import io.posventa.portal.stub.StubGateway;
import io.posventa.portal.stub.StubGateway.Answer;
import io.posventa.portal.web.Cookies;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StubGateway.class)
class SignInTest {
  private static final String TOKEN = "sgn_4fJx0aZ8kQ2mN6vT1cW9yR3bL7hE5sD0gP4uXnKqMt2";
  private static final String FORM = "/" + MARKETPLACE + "/sign-in";

  StubGateway gateway;

  @BeforeEach
  void reset() {
    gateway.reset();
    gateway.get("/v1/sites/" + MARKETPLACE, DeskSamples.site());
    gateway.get("/v1/me", DeskSamples.vendorAdmin());
    gateway.get("/v1/vendors/" + VENDOR, DeskSamples.vendor(""));
  }

  @Test
  void aMarketplaceIsFoundByItsIdAndByTheNameItHasOutside() {
    gateway.get("/v1/sites/ext:tienda-norte", DeskSamples.site());

    given().get(FORM).then().statusCode(200).body(containsString("Entrar en Tienda Norte"));
    given().get("/tienda-norte/sign-in").then().statusCode(200);
    given().get("/nobody/sign-in").then().statusCode(404);
  }

  @Test
  void theAnswerIsTheSameForWhomeverAndTheBrowserKeepsTheMarketplace() {
    gateway.answer("POST", "/v1/sign-ins", 202, "{\"object\":\"sign_in_request\"}");

    given()
        .cookie(Cookies.LANGUAGE, "en")
        .formParam("email", " ana@example.com ")
        .post(FORM)
        .then()
        .statusCode(202)
        .header("Set-Cookie", containsString("site=" + MARKETPLACE))
        .body(containsString("If this address belongs to an account"))
        .body(not(containsString("ana@example.com")));

    assertThat(gateway.only("POST", "/v1/sign-ins").body())
        .contains("\"email\":\"ana@example.com\"", MARKETPLACE);
  }

  @Test
  void whatIsNoAddressIsSaidBesideTheFieldAndAsksNobody() {
    var page = read(given().cookie(Cookies.LANGUAGE, "en").formParam("email", "ana").post(FORM));

    assertThat(page.select("#sign-in-email-error").text()).contains("full e-mail address");
    assertThat(page.select("#sign-in-email").attr("value")).isEqualTo("ana");
    assertThat(gateway.changes()).isEmpty();
  }

  @Test
  void tooManyTriesAreSaid() {
    gateway.answer("POST", "/v1/sign-ins", Answer.problem(429, "rate-limited"));

    given()
        .cookie(Cookies.LANGUAGE, "en")
        .formParam("email", "ana@example.com")
        .post(FORM)
        .then()
        .statusCode(429)
        .body(containsString("wait a minute"));
  }

  @Test
  @Requirement("GEN-27")
  void openingTheMailsLinkUsesNothingUp() {
    given().get("/sign-in/" + TOKEN).then().statusCode(200).body(containsString("method=\"post\""));

    assertThat(gateway.changes()).isEmpty();
  }

  @Test
  @Requirement("CB-107")
  void theButtonRedeemsItOnceAndTheSessionStaysInACookieOfTheDesk() {
    gateway.answer("POST", "/v1/sessions", 201, session());

    given()
        .redirects()
        .follow(false)
        .post("/sign-in/" + TOKEN)
        .then()
        .statusCode(303)
        .header("Location", "/desk");

    var cookies = given().redirects().follow(false).post("/sign-in/" + TOKEN).headers();
    assertThat(cookies.getValues("Set-Cookie"))
        .anySatisfy(
            cookie ->
                assertThat(cookie)
                    .contains("session=" + SESSION, "Path=/desk", "HttpOnly", "SameSite=Lax"))
        .anySatisfy(cookie -> assertThat(cookie).contains("site=" + MARKETPLACE));
  }

  @Test
  @Requirement("CB-106")
  void whoTakesCallsLandsOnThePhonePage() {
    gateway.answer("POST", "/v1/sessions", 201, session());
    gateway.get("/v1/me", DeskSamples.phone());

    given()
        .redirects()
        .follow(false)
        .post("/sign-in/" + TOKEN)
        .then()
        .header("Location", "/desk/phone");
  }

  @Test
  void aUsedLinkOffersAnotherOneAndNoButton() {
    gateway.answer("POST", "/v1/sessions", Answer.problem(422, "sign-in-expired"));

    var page =
        read(
            given()
                .cookie(Cookies.LANGUAGE, "en")
                .cookie(Cookies.SITE, MARKETPLACE)
                .post("/sign-in/" + TOKEN));

    assertThat(page.select("main").text()).contains("has been used already");
    assertThat(page.select("main form")).isEmpty();
    assertThat(page.select("main a.button").attr("href")).isEqualTo(FORM);
  }

  @Test
  void whoeverIsNotSignedInIsSentToTheSignInOfTheirMarketplace() {
    gateway.answer("GET", "/v1/me", Answer.problem(401, "unauthenticated"));

    signedIn()
        .cookie(Cookies.SITE, MARKETPLACE)
        .get("/desk/transactions")
        .then()
        .statusCode(303)
        .header("Location", endsWith(FORM + "?again=yes"))
        .header("Set-Cookie", containsString("Max-Age=0"));
    given().redirects().follow(false).get("/desk").then().statusCode(401);
  }

  @Test
  void aLinksTokenIsNoSession() {
    gateway.get("/v1/me", io.posventa.portal.stub.Samples.link("x", "vendor", "en"));

    signedIn().get("/desk").then().statusCode(401);
  }

  @Test
  void signingOutEndsTheSessionEverywhere() {
    gateway.answer("DELETE", "/v1/sessions/current", Answer.json(204, ""));

    signedIn().post("/desk/sign-out").then().statusCode(303).header("Location", FORM);

    var ended = gateway.only("DELETE", "/v1/sessions/current");
    assertThat(ended.header("authorization")).isEqualTo("Bearer " + SESSION);
  }

  private static String session() {
    return """
    {"id":"session_01m80r4n2wftm823rv3zh9j6q8","object":"session","token":"%s",
     "expires_at":"2099-11-24T02:00:00Z","member":{"id":"%s","object":"member","version":1,
       "created_at":"2026-11-20T10:00:00Z","updated_at":"2026-11-20T10:00:00Z",
       "email":"ana@example.com","name":"Ana Pérez","role":"vendor_admin","vendor":"%s"}}"""
        .formatted(SESSION, DeskSamples.MEMBER, VENDOR);
  }
}
