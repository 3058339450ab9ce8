package io.posventa.gateway.door;

import static io.posventa.gateway.stage.Stage.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.nimbusds.jwt.SignedJWT;
import io.posventa.gateway.stage.Service;
import io.posventa.gateway.stage.Service.Answer;
import io.posventa.gateway.stage.Stage;
import io.posventa.gateway.stage.Stage.Tenant;
import io.posventa.platform.identity.Role;
import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.Requirement;
import io.posventa.platform.test.TestIdentity;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(Stage.class)
class DoorTest {
  private static final int TWO_MEGABYTES = 2_000_000;
  private static final String TICKET = "/v1/tickets/ticket_01m80r4n2wftm823rv3zh9j6q8";

  private final Service tickets = Stage.service("ticket-service");
  private Tenant tenant;

  @BeforeEach
  void aMarketplace() {
    Stage.reset();
    tenant = Stage.newTenant();
  }

  @Test
  @Requirement({"CB-109", "CB-110"})
  void aRequestGoesToItsOwnerAsItIsWithASignedIdentityInPlaceOfTheKey() throws ParseException {
    String key = tenant.keyWith("tickets:write", "tickets:read");
    String body = "{ \"odd\" :   \"spacing\" }";

    with(key)
        .urlEncodingEnabled(false)
        .header("Idempotency-Key", "abc")
        .header("X-Forwarded-Something", "kept")
        .header(TestIdentity.HEADER, TestIdentity.serviceToken("sla-service", tenant.id()))
        .header("Request-Id", "req_01m80r4n2wftm823rv3zh9j6q8")
        .body(body)
        .post("/v1/tickets?expand=order%2Cmessages")
        .then()
        .statusCode(200)
        .header("Request-Id", matchesPattern("req_[0-9a-z]{26}"))
        .header("Request-Id", not(equalTo("req_01m80r4n2wftm823rv3zh9j6q8")))
        .header("Api-Version", equalTo("2026-03-01"))
        .header("X-Content-Type-Options", equalTo("nosniff"))
        .header("Cache-Control", equalTo("no-store"))
        .body("body", equalTo(body))
        .body("path", equalTo("/v1/tickets?expand=order%2Cmessages"));

    var call = tickets.calls("POST", "/v1/tickets").getFirst();
    assertThat(call.header("Authorization")).isEmpty();
    assertThat(call.header("Idempotency-Key")).isEqualTo("abc");
    var claims = SignedJWT.parse(call.header("Posventa-Identity")).getJWTClaimsSet();
    assertThat(claims.getIssuer()).isEqualTo("gateway");
    assertThat(claims.getStringClaim("mkt")).isEqualTo(tenant.id());
    assertThat(claims.getStringClaim("role")).isEqualTo("integration");
    assertThat(claims.getStringClaim("act")).startsWith("key_");
    assertThat(claims.getStringClaim("clk")).isEqualTo(tenant.clock());
    assertThat(claims.getStringClaim("scp").split(" ", -1))
        .containsExactlyInAnyOrder("tickets:write", "tickets:read");
  }

  @Test
  void theIdentityIsSignedOnceAndUsedAgain() {
    String key = tenant.keyWith("tickets:read");

    with(key).get(TICKET).then().statusCode(200);
    with(key).get(TICKET).then().statusCode(200);

    assertThat(tickets.calls("GET", TICKET))
        .extracting(call -> call.header("Posventa-Identity"))
        .hasSize(2)
        .allSatisfy(
            token ->
                assertThat(token)
                    .isEqualTo(
                        tickets.calls("GET", TICKET).getFirst().header("Posventa-Identity")));
  }

  @Test
  void theOwnersAnswerComesBackAsItIs() {
    tickets.on(
        "GET",
        TICKET,
        _ ->
            new Answer(
                200,
                "application/json",
                "{\"é\":1}",
                Map.of(
                    "ETag", "\"v7-0a1b2c3d\"",
                    "Cache-Control", "private, no-cache",
                    "Location", "http://10.0.0.7:8081" + TICKET)));

    with(tenant.keyWith("tickets:read"))
        .get(TICKET)
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"v7-0a1b2c3d\""))
        .header("Cache-Control", equalTo("private, no-cache"))
        .header("Location", equalTo(TICKET))
        .body("'é'", equalTo(1));
  }

  @Test
  @Requirement("CB-30")
  void whoIsSentElsewhereIsSentToThatVeryAddress() {
    String elsewhere = "https://downloads.example.com/v1/A-1001";
    tickets.on(
        "GET", TICKET, _ -> new Answer(303, "text/plain", "", Map.of("Location", elsewhere)));

    with(tenant.keyWith("tickets:read"))
        .redirects()
        .follow(false)
        .get(TICKET)
        .then()
        .statusCode(303)
        .header("Location", equalTo(elsewhere));
  }

  @Test
  @Requirement("GEN-31")
  void strangersAreToldNothingWhateverTheyAskFor() {
    for (String path : new String[] {"/v1/tickets", "/v1/nothing", "/nothing", "/internal/quiet"}) {
      RestAssured.given()
          .get(path)
          .then()
          .statusCode(401)
          .contentType("application/problem+json")
          .header("WWW-Authenticate", startsWith("Bearer"))
          .header("Request-Id", matchesPattern("req_[0-9a-z]{26}"))
          .header("RateLimit-Policy", equalTo("\"address\";q=100000;w=1"))
          .header("RateLimit", startsWith("\"address\";r="))
          .body("code", equalTo("unauthenticated"));
    }
    with("pk_test_nobody").get("/v1/tickets").then().statusCode(401);
    RestAssured.given()
        .header("Authorization", "Basic eDp5")
        .get("/v1/tickets")
        .then()
        .statusCode(401);
  }

  @Test
  void whatOnlyServicesMayAskIsNotThereForCallers() {
    with(tenant.key()).get("/internal/quiet").then().statusCode(404);
    with(tenant.key())
        .header(TestIdentity.HEADER, TestIdentity.gatewayToken(tenant.id(), Role.OPERATOR, null))
        .get("/internal/quiet")
        .then()
        .statusCode(404)
        .body("code", equalTo("not-found"));
    RestAssured.given()
        .header(TestIdentity.HEADER, TestIdentity.serviceToken("sla-service", tenant.id()))
        .get("/internal/quiet")
        .then()
        .statusCode(200);
  }

  @Test
  void unknownPathsAndMethodsAreToldApart() {
    with(tenant.key()).get("/v1/nothing").then().statusCode(404).body("code", equalTo("not-found"));
    with(tenant.key()).get("/v1/tickets/").then().statusCode(404);
    with(tenant.key())
        .delete("/v1/tickets")
        .then()
        .statusCode(405)
        .header("Allow", equalTo("GET, POST"))
        .body("code", equalTo("method-not-allowed"));
  }

  @Test
  void noPathLeadsAroundTheDoor() throws IOException {
    for (String path :
        new String[] {
          "/v1/tickets/../../internal/quiet",
          "/v1/tickets/%2e%2e/%2e%2e/internal/quiet",
          "/v1/orders/..",
          "//internal/quiet",
          "/docs/../internal/quiet",
          "/q/../internal/quiet"
        }) {
      assertThat(statusOf(path)).as(path).isIn(401, 404);
    }
    assertThat(tickets.calls("GET", "/internal/quiet")).isEmpty();
  }

  /** The path exactly as it stands; clients like to tidy it up. */
  private int statusOf(String path) throws IOException {
    try (var socket = new Socket("localhost", RestAssured.port)) {
      String request =
          "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
              .formatted(path, tenant.key());
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      return Integer.parseInt(answer.substring(9, 12));
    }
  }

  @Test
  void aScopeThatIsLackingIsNamed() {
    with(tenant.keyWith("tickets:read"))
        .body(Map.of())
        .post("/v1/tickets")
        .then()
        .statusCode(403)
        .body("code", equalTo("forbidden"))
        .body("detail", containsString("tickets:write"));
    assertThat(tickets.calls("POST", "/v1/tickets")).isEmpty();
  }

  @Test
  void aBodyBeyondMeasureIsRefusedByWhatItSaysOfItself() {
    with(tenant.keyWith("tickets:write", "vendors:write"))
        .body("x".repeat(TWO_MEGABYTES))
        .post("/v1/tickets")
        .then()
        .statusCode(413)
        .contentType("application/problem+json")
        .body("code", equalTo("payload-too-large"));
    assertThat(tickets.calls("POST", "/v1/tickets")).isEmpty();
  }

  @Test
  void aBodyBeyondMeasureThatDoesNotSaySoIsBrokenOff() throws IOException {
    String key = tenant.keyWith("tickets:write", "vendors:write");

    assertThat(chunked("/v1/tickets", key))
        .startsWith("HTTP/1.1 413")
        .contains("payload-too-large");
    assertThat(chunked("/v1/vendors", key))
        .startsWith("HTTP/1.1 413")
        .contains("payload-too-large");
    assertThat(tickets.calls("POST", "/v1/tickets")).isEmpty();
  }

  private static String chunked(String path, String key) throws IOException {
    try (var socket = new Socket("localhost", RestAssured.port)) {
      var out = socket.getOutputStream();
      String head =
          "POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
              .formatted(path, key);
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      byte[] chunk =
          ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
      try {
        for (int sent = 0; sent < TWO_MEGABYTES; sent += 0x10000) {
          out.write(chunk);
        }
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        // The gateway has heard enough; its answer is there all the same.
      }
      byte[] answer = new byte[4096];
      int length = socket.getInputStream().read(answer);
      return new String(answer, 0, Math.max(0, length), StandardCharsets.ISO_8859_1);
    }
  }

  @Test
  @Requirement("GEN-26")
  void anOperationMayTakeALargerBodyThanOthers() {
    String key = tenant.keyWith("tickets:write");

    with(key)
        .contentType("application/octet-stream")
        .body(new byte[TWO_MEGABYTES])
        .post("/v1/attachments")
        .then()
        .statusCode(200);
    with(key)
        .contentType("application/octet-stream")
        .body(new byte[26_214_401])
        .post("/v1/attachments")
        .then()
        .statusCode(413)
        .body("code", equalTo("payload-too-large"));
    assertThat(tickets.calls("POST", "/v1/attachments")).hasSize(1);
  }

  @Test
  void aBodyOverHttp2NeedNotSayHowLongItIs() throws Exception {
    String key = tenant.keyWith("tickets:write", "tickets:read");
    byte[] body = "{\"body\":\"Hello\"}".getBytes(StandardCharsets.UTF_8);

    try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
      var read =
          HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + TICKET));
      var write =
          HttpRequest.newBuilder(
              URI.create("http://localhost:" + RestAssured.port + "/v1/tickets"));
      // The first request upgrades the connection, the second is HTTP/2 from its beginning.
      var first =
          http.send(read.header("Authorization", "Bearer " + key).build(), BodyHandlers.ofString());
      var second =
          http.send(
              write
                  .header("Authorization", "Bearer " + key)
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                  .build(),
              BodyHandlers.ofString());

      assertThat(first.statusCode()).isEqualTo(200);
      assertThat(second.version()).isEqualTo(HttpClient.Version.HTTP_2);
      assertThat(second.statusCode()).isEqualTo(200);
      assertThat(second.body()).contains("Hello");
    }
  }

  @Test
  void whatIsOpenToAllGoesThroughAsNobodysWhateverCameWithIt() throws ParseException {
    tickets.on("GET", "/v1/files/", _ -> new Answer(200, "image/png", "bits", Map.of()));

    with(tenant.key())
        .header("Idempotency-Key", "abc")
        .header(TestIdentity.HEADER, TestIdentity.serviceToken("sla-service", tenant.id()))
        .get("/v1/files/signature")
        .then()
        .statusCode(200);
    RestAssured.given().get("/v1/files/signature").then().statusCode(200);

    for (var call : tickets.calls("GET", "/v1/files/")) {
      assertThat(call.header("Authorization")).isEmpty();
      assertThat(call.header("Idempotency-Key")).isEmpty();
      var claims = SignedJWT.parse(call.header("Posventa-Identity")).getJWTClaimsSet();
      assertThat(claims.getStringClaim("role")).isEqualTo("visitor");
      assertThat(claims.getStringClaim("mkt")).isEqualTo("nobody");
      assertThat(claims.getStringClaim("scp")).isEmpty();
    }
    RestAssured.given().post("/v1/files/signature").then().statusCode(401);
  }

  @Test
  void brokenUtf8ReachesTheOwnerWhoRefusesIt() {
    byte[] broken = {'{', '"', 'a', '"', ':', '"', (byte) 0xC3, (byte) 0x28, '"', '}'};

    tenant
        .operator()
        .body(broken)
        .post("/v1/vendors")
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid-request"));
    with(tenant.keyWith("tickets:write")).body(broken).post("/v1/tickets").then().statusCode(200);
    assertThat(tickets.calls("POST", "/v1/tickets")).hasSize(1);
  }

  @Test
  @Requirement("GEN-31")
  void anOwnerThatIsDownSlowOrTalksNonsenseIsAProblemThatSaysSo() {
    String key = tenant.keyWith("tickets:read", "orders:read");
    tickets.on(
        "GET", TICKET, _ -> new Answer(500, "text/html", "<h1>Oops at Foo.java:1</h1>", Map.of()));
    with(key)
        .get(TICKET)
        .then()
        .statusCode(502)
        .contentType("application/problem+json")
        .body("code", equalTo("upstream-failed"))
        .body("retryable", equalTo(true))
        .body("detail", not(containsString("Foo.java")));

    var forever = new CountDownLatch(1);
    tickets.on(
        "GET",
        TICKET,
        _ -> {
          await(forever);
          return Answer.json(200, "{}");
        });
    with(key).get(TICKET).then().statusCode(504).body("code", equalTo("upstream-timeout"));
    forever.countDown();
  }

  @Test
  void anOwnersProblemComesBackAsItIs() {
    tickets.on(
        "GET",
        TICKET,
        _ ->
            new Answer(
                409, "application/problem+json", "{\"code\":\"ticket-executing\"}", Map.of()));

    with(tenant.keyWith("tickets:read"))
        .get(TICKET)
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("code", equalTo("ticket-executing"));
  }

  @Test
  void anApiVersionThatThereIsNotIsRefused() {
    tenant
        .operator()
        .header("Api-Version", "1999-01-01")
        .get("/v1/me")
        .then()
        .statusCode(400)
        .body("errors[0].parameter", equalTo("Api-Version"));
    tenant.operator().header("Api-Version", "2026-03-01").get("/v1/me").then().statusCode(200);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
