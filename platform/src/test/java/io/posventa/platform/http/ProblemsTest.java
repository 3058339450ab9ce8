package io.posventa.platform.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.posventa.platform.identity.Role;
import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.TestIdentity;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One test for each way in which a request can fail: the answer is always a problem. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class ProblemsTest {
  private static RequestSpecification caller() {
    return given()
        .header(
            TestIdentity.HEADER,
            TestIdentity.gatewayToken("mkt_1", Role.INTEGRATION, null, "tickets:write"));
  }

  private static ValidatableResponse post(String body) {
    return caller().contentType("application/json").body(body).post("/v1/samples").then();
  }

  private static ValidatableResponse problem(
      ValidatableResponse response, int status, String code) {
    return response
        .statusCode(status)
        .contentType("application/problem+json")
        .header("Request-Id", matchesPattern("req_[0-9a-z]{26}"))
        .header("X-Content-Type-Options", "nosniff")
        .header("Cache-Control", "no-store")
        .body("code", equalTo(code))
        .body("type", endsWith("/" + code))
        .body("status", equalTo(status))
        .body("request_id", matchesPattern("req_[0-9a-z]{26}"))
        .body("instance", matchesPattern("/.*"));
  }

  private static ValidatableResponse field(String body, String pointer, String code) {
    return problem(post(body), 400, "invalid-request")
        .body("retryable", equalTo(false))
        .body("errors", hasSize(1))
        .body("errors[0].pointer", equalTo(pointer))
        .body("errors[0].code", equalTo(code));
  }

  @Test
  void anUnknownFieldIsNamed() {
    field("{\"display_name\":\"a\",\"nmae\":1}", "/nmae", "unknown_field");
  }

  @Test
  void anUnknownFieldOfALineIsNamedWithItsPlace() {
    field(
        "{\"display_name\":\"a\",\"order_lines\":[{\"item_name\":\"x\",\"quantity\":1},{\"quantity\":1,\"sku\":1}]}",
        "/order_lines/1/sku",
        "unknown_field");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'display_name':1}|/display_name|a string",
        "{'display_name':true}|/display_name|a string",
        "{'display_name':{}}|/display_name|a string",
        "{'display_name':'a','order_lines':{}}|/order_lines|an array",
        "{'display_name':'a','order_lines':''}|/order_lines|an array",
        "{'display_name':'a','price':5}|/price|an object",
        "{'display_name':'a','price':{'amount':1.5,'currency':'EUR'}}|/price/amount|a whole number",
        "{'display_name':'a','price':{'amount':'1','currency':'EUR'}}|/price/amount|a whole number",
        "{'display_name':'a','price':{'amount':99999999999999999999,'currency':'EUR'}}|/price/amount|a whole number",
        "{'display_name':'a','flag':'true'}|/flag|true or false",
        "{'display_name':'a','flag':1}|/flag|true or false",
        "{'display_name':'a','due_at':5}|/due_at|an RFC 3339 time",
        "[]||an object",
        "'text'||an object"
      })
  void aWrongTypeIsNamedWithWhatWasExpected(String body, String pointer, String expected) {
    String json = body.replace('\'', '"');

    field(
            json,
            pointer == null ? "" : pointer,
            json.contains("9999") ? "malformed_json" : "wrong_type")
        .body("errors[0].detail", containsString(json.contains("9999") ? "" : expected));
  }

  @Test
  void aNumberThatIsMissingIsNotTakenForZero() {
    field("{\"display_name\":\"a\",\"price\":{\"currency\":\"EUR\"}}", "/price/amount", "required");
  }

  @Test
  void anUnknownEnumValueIsAnsweredWithTheKnownOnes() {
    field("{\"display_name\":\"a\",\"colour\":\"DARK_RED\"}", "/colour", "unknown_value")
        .body("errors[0].detail", containsString("dark_red, green"));
  }

  @Test
  void aTimeThatIsNoneIsRefused() {
    field(
        "{\"display_name\":\"a\",\"due_at\":\"2026-02-30T00:00:00Z\"}",
        "/due_at",
        "invalid_format");
  }

  @Test
  void anUnknownCurrencyIsNamedWithItsPlace() {
    field(
        "{\"display_name\":\"a\",\"price\":{\"amount\":1,\"currency\":\"XXX\"}}",
        "/price/currency",
        "unknown_currency");
  }

  @Test
  void beanValidationSpeaksTheBodysNames() {
    problem(
            post(
                "{\"display_name\":\"much too long\",\"order_lines\":[{\"item_name\":\" \",\"quantity\":1}]}"),
            400,
            "invalid-request")
        .body("detail", equalTo("2 fields are invalid."))
        .body("errors[0].pointer", equalTo("/display_name"))
        .body("errors[0].code", equalTo("too_long"))
        .body("errors[0].detail", equalTo("At most 10 characters."))
        .body("errors[1].pointer", equalTo("/order_lines/0/item_name"))
        .body("errors[1].code", equalTo("required"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'display_name':|malformed_json",
        "nothing|malformed_json",
        "{'a':NaN}|malformed_json",
        "{'display_name':'a'} {}|malformed_json",
        "{'display_name':'a','display_name':'b'}|duplicate_field"
      })
  void malformedJsonIsSaidToBe(String body, String code) {
    problem(post(body.replace('\'', '"')), 400, "invalid-request")
        .body("errors[0].code", equalTo(code));
  }

  @Test
  void anEmptyBodyIsMissed() {
    problem(
            caller().contentType("application/json").post("/v1/samples").then(),
            400,
            "invalid-request")
        .body("errors[0].pointer", equalTo(""))
        .body("errors[0].code", equalTo("required"));
  }

  @Test
  void nestingHasALimit() {
    problem(post("{\"x\":" + "[".repeat(40) + "]".repeat(40) + "}"), 400, "invalid-request");
  }

  @Test
  void brokenUtf8IsRefused() {
    byte[] body = "{\"display_name\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);

    problem(
            caller().contentType("application/json").body(body).post("/v1/samples").then(),
            400,
            "invalid-request")
        .body("errors[0].code", equalTo("invalid_utf8"));
  }

  @ParameterizedTest
  @CsvSource({"\\u0000", "\\ud800", "\\udc00\\ud800"})
  void textThatNoDatabaseHoldsIsRefused(String escape) {
    field("{\"display_name\":\"a" + escape + "\"}", "/display_name", "invalid_text");
  }

  @Test
  void aLargeBodyIsRefused() {
    problem(post("{\"display_name\":\"" + "a".repeat(1_100_000) + "\"}"), 413, "payload-too-large");
  }

  @Test
  void anUnknownPathIsNotFound() {
    problem(caller().get("/v1/nothing").then(), 404, "not-found");
    problem(given().get("/nothing").then(), 404, "not-found");
  }

  @Test
  void anotherMethodIsToldTheAllowedOnes() {
    problem(caller().delete("/v1/samples/1").then(), 405, "method-not-allowed")
        .header("Allow", containsString("GET"));
  }

  @Test
  void anotherMediaTypeIsRefusedBothWays() {
    problem(
        caller().contentType("text/plain").body("x").post("/v1/samples").then(),
        415,
        "unsupported-media-type");
    problem(caller().accept("image/png").get("/v1/samples/1").then(), 406, "not-acceptable");
  }

  @Test
  void anUnknownParameterIsNamed() {
    problem(caller().get("/v1/samples?limt=5").then(), 400, "invalid-request")
        .body("errors[0].parameter", equalTo("limt"))
        .body("errors[0].pointer", nullValue())
        .body("errors[0].code", equalTo("unknown_parameter"));
  }

  @ParameterizedTest
  @CsvSource({
    "limit,abc,invalid_format",
    "limit,0,out_of_range",
    "limit,101,out_of_range",
    "limit,'',required",
    "cursor,'',required",
    "colour,GREEN,invalid_format",
    "created_after,yesterday,invalid_format"
  })
  void aWrongParameterIsNamed(String name, String value, String code) {
    problem(caller().queryParam(name, value).get("/v1/samples").then(), 400, "invalid-request")
        .body("errors[0].parameter", equalTo(name))
        .body("errors[0].code", equalTo(code));
  }

  @Test
  void aParameterThatBreaksItsConstraintIsNamed() {
    problem(caller().get("/v1/samples/1/fail?how=muchtoolong").then(), 400, "invalid-request")
        .body("errors[0].parameter", equalTo("how"))
        .body("errors[0].pointer", nullValue())
        .body("errors[0].code", equalTo("too_long"));
  }

  @Test
  void aParameterThatIsThereTwiceIsRefused() {
    problem(caller().get("/v1/samples?limit=1&limit=2").then(), 400, "invalid-request")
        .body("errors[0].code", equalTo("repeated"));
  }

  @Test
  void aRefusalNamesItsField() {
    problem(caller().get("/v1/samples/1/fail?how=fields").then(), 404, "not-found")
        .body("errors[0].pointer", equalTo("/vendor"));
  }

  @Test
  void anUnexpectedFailureTellsNothing() {
    problem(caller().get("/v1/samples/1/fail").then(), 500, "internal")
        .body("retryable", equalTo(true))
        .body("detail", not(containsString("secrets")));
  }

  @Test
  void whatPassesByWaitingSaysSo() {
    problem(caller().get("/v1/samples/1/fail?how=later").then(), 503, "unavailable")
        .header("Retry-After", "1")
        .body("retryable", equalTo(true));
  }

  @Test
  void aSlowDatabaseIsSaidToBeBusy() {
    problem(caller().get("/v1/samples/1/fail?how=slow").then(), 503, "unavailable");
  }

  @ParameterizedTest
  @CsvSource({"404,not-found", "503,unavailable", "431,headers-too-large", "418,internal"})
  void whatFailsBelowTheResourcesIsAProblemToo(int status, String code) {
    int answered = code.equals("internal") ? 500 : status;

    problem(given().get("/raw/" + status).then(), answered, code);
  }

  /** Stands for a handler of Vert.x. */
  @ApplicationScoped
  static class Raw {
    void register(@Observes Router router) {
      router
          .get("/raw/:status")
          .handler(request -> request.fail(Integer.parseInt(request.pathParam("status"))));
    }
  }

  @Test
  void nobodyGetsInWithoutAnIdentity() {
    problem(given().get("/v1/samples/1").then(), 401, "unauthenticated")
        .header("WWW-Authenticate", containsString("Bearer"));
    problem(given().get("/v1/nothing").then(), 401, "unauthenticated");
    problem(given().get("/internal/quiet").then(), 401, "unauthenticated");
  }

  @Test
  void aPathThatNoDatabaseHoldsIsNotFound() throws IOException {
    String token = TestIdentity.gatewayToken("mkt_1", Role.INTEGRATION, null);

    String answer =
        Wire.send(
            "GET /v1/samples/a%00b HTTP/1.1\r\nHost: localhost\r\nPosventa-Identity: "
                + token
                + "\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 404").contains("not-found", "request_id");
  }

  @Test
  void aLargeBodyOfUnknownLengthIsRefused() throws IOException {
    String token = TestIdentity.gatewayToken("mkt_1", Role.INTEGRATION, null);
    String chunk = "186a0\r\n" + "a".repeat(100_000) + "\r\n";

    String answer =
        Wire.send(
            "POST /v1/samples HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\nPosventa-Identity: "
                + token
                + "\r\n\r\n"
                + chunk.repeat(12)
                + "0\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 413").contains("payload-too-large");
  }

  @Test
  void theRequestIdOfTheGatewayIsKept() {
    caller()
        .header("Request-Id", "req_01h455vb4pex5vsknk084sn02q")
        .get("/v1/nothing")
        .then()
        .header("Request-Id", "req_01h455vb4pex5vsknk084sn02q")
        .body("request_id", equalTo("req_01h455vb4pex5vsknk084sn02q"));
  }
}
