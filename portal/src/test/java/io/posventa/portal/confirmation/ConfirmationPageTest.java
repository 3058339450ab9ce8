package io.posventa.portal.confirmation;

import static io.posventa.portal.stub.Samples.CONFIRM;
import static io.posventa.portal.stub.Samples.TOKEN;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.platform.test.Requirement;
import io.posventa.portal.stub.Samples;
import io.posventa.portal.stub.StubGateway;
import io.posventa.portal.stub.StubGateway.Answer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(StubGateway.class)
class ConfirmationPageTest {
  private static final String API = "/v1/email-confirmations/" + CONFIRM;
  private static final String PAGE = "/confirmations/" + CONFIRM;

  StubGateway gateway;

  @BeforeEach
  void reset() {
    gateway.reset();
    gateway.get("/v1/me", Samples.link(CONFIRM, "customer", "es"));
    gateway.get(API, Samples.confirmation("new", "pending"));
  }

  @Test
  @Requirement("CB-33")
  void anAddressConfirmsWithOnePressAndNotByBeingOpened() {
    gateway.answer("POST", API + "/confirm", 200, Samples.confirmation("new", "confirmed"));

    var page = Jsoup.parse(visitor().get(PAGE).asString());
    assertThat(page.select("main").text())
        .contains("A-1001", "ana@example.com", "ana.perez@example.org", "esta es la nueva");
    assertThat(gateway.changes()).isEmpty();

    visitor()
        .formParam("key", page.select("input[name=key]").val())
        .post(PAGE)
        .then()
        .statusCode(303)
        .header("Location", PAGE);
    gateway.only("POST", API + "/confirm");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "confirmed|Falta que confirme también la otra dirección",
        "done|van ahora a ana.perez@example.org",
        "expired|El plazo para confirmar ha terminado",
        "replaced|Se ha pedido otro cambio después"
      })
  void afterwardsThePageSaysHowItStands(String status, String text) {
    gateway.get(API, Samples.confirmation("old", status));

    var page = Jsoup.parse(visitor().get(PAGE).asString());

    assertThat(page.select("main").text()).contains(text);
    assertThat(page.select("main form")).isEmpty();
  }

  @Test
  void aLateConfirmationIsSaidToBeLate() {
    gateway.answer("POST", API + "/confirm", Answer.problem(422, "email-change-expired"));

    var answer = visitor().post(PAGE);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(Jsoup.parse(answer.asString()).select("[role=alert]").text())
        .startsWith("El plazo para confirmar ha terminado");
  }

  private static RequestSpecification visitor() {
    return given()
        .redirects()
        .follow(false)
        .cookie("case", TOKEN)
        .contentType("application/x-www-form-urlencoded");
  }
}
