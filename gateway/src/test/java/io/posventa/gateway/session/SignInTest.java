package io.posventa.gateway.session;

import static io.posventa.gateway.stage.Stage.mailer;
import static io.posventa.gateway.stage.Stage.visitor;
import static io.posventa.gateway.stage.Stage.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.nimbusds.jwt.SignedJWT;
import io.posventa.gateway.stage.Rows;
import io.posventa.gateway.stage.Service;
import io.posventa.gateway.stage.Stage;
import io.posventa.gateway.stage.Stage.Tenant;
import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.Requirement;
import io.posventa.platform.test.TestIdentity;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(Stage.class)
class SignInTest {
  @Inject Rows rows;

  private final Service tickets = Stage.service("ticket-service");
  private Tenant tenant;
  private String vendor;
  private String from;

  @BeforeEach
  void aMarketplace() {
    Stage.reset();
    tenant = Stage.newTenant();
    vendor = tenant.newVendor("acme");
    // Each test from an address of its own, so that none uses up another's attempts.
    from = "2001:db8:" + Integer.toHexString(ThreadLocalRandom.current().nextInt(65_536)) + "::1";
  }

  @Test
  @Requirement("CB-107")
  void aVendorsMemberSignsInByMailAndWorksInTheAccount() throws ParseException {
    String ana = member("ana@acme.example", "vendor_agent", vendor);

    ask(tenant.id(), "Ana@acme.example");
    var told = Stage.told("sign_in.requested", ana).path("member");
    assertThat(told.path("email").asText()).isEqualTo("ana@acme.example");
    assertThat(told.path("role").asText()).isEqualTo("vendor_agent");
    assertThat(told.path("vendor").asText()).isEqualTo(vendor);
    assertThat(told.path("name").asText()).isEqualTo("Ana");

    String session =
        redeem(signInToken(ana))
            .statusCode(201)
            .body("object", equalTo("session"))
            .body("id", matchesPattern("session_[0-9a-z]{26}"))
            .body("token", matchesPattern("ses_[A-Za-z0-9]{44}"))
            .body("expires_at", notNullValue())
            .body("member.id", equalTo(ana))
            .extract()
            .path("token");

    with(session).get("/v1/tickets").then().statusCode(200);
    with(session).get("/v1/orders").then().statusCode(200);
    with(session).get("/v1/members").then().statusCode(403);
    var claims =
        SignedJWT.parse(tickets.calls("GET", "/v1/tickets").getFirst().header("Posventa-Identity"))
            .getJWTClaimsSet();
    assertThat(claims.getStringClaim("role")).isEqualTo("vendor_agent");
    assertThat(claims.getStringClaim("vnd")).isEqualTo(vendor);
    assertThat(claims.getStringClaim("act")).isEqualTo(ana);
    assertThat(claims.getStringClaim("clk")).isEqualTo(tenant.clock());
    assertThat(claims.getClaim("case")).isNull();
    with(session)
        .get("/v1/me")
        .then()
        .body("kind", equalTo("session"))
        .body("id", equalTo(ana))
        .body("member.email", equalTo("ana@acme.example"))
        .body("vendor", equalTo(vendor))
        .body("case", nullValue());
  }

  @Test
  @Requirement("CB-106")
  void aPhoneRepresentativeServesAnyCustomerAndNothingElse() throws ParseException {
    String eva = member("eva@market.example", "phone_representative", null);
    String session = session(eva);

    with(session).body(Map.of()).post("/v1/tickets").then().statusCode(200);

    var claims =
        SignedJWT.parse(tickets.calls("POST", "/v1/tickets").getFirst().header("Posventa-Identity"))
            .getJWTClaimsSet();
    assertThat(claims.getStringClaim("role")).isEqualTo("phone_representative");
    assertThat(claims.getClaim("vnd")).isNull();
    with(session)
        .get("/v1/me")
        .then()
        .body(
            "scopes",
            containsInAnyOrder(
                "tickets:read",
                "tickets:write",
                "orders:read",
                "refunds:read",
                "deadlines:read",
                "vendors:read"));
    with(session)
        .contentType("application/merge-patch+json")
        .body(Map.of("refund_mode", "immediate", "reason", "x"))
        .patch("/v1/vendors/{id}", vendor)
        .then()
        .statusCode(403);
    with(session).get("/v1/vendors/{id}", vendor).then().statusCode(200);
    with(session).body(Map.of()).post("/v1/refunds").then().statusCode(403);
  }

  @Test
  void aStrangerIsAnsweredAsAMemberIs() {
    String ana = member("ana@acme.example", "vendor_agent", vendor);

    ask(tenant.id(), "nobody@acme.example");
    ask("mkt_01m80r4n2wftm823rv3zh9j6q8", "ana@acme.example");
    ask("ext:no-such-marketplace", "ana@acme.example");
    ask(tenant.id(), "ana@acme.example");

    Stage.told("sign_in.requested", ana);
    assertThat(Stage.heard("sign_in.requested", ana)).hasSize(1);
  }

  @Test
  void aMarketplaceGoesByItsExternalIdToo() {
    var named =
        Stage.newTenant(
            Map.of(
                "external_id",
                "norte-" + vendor,
                "name",
                "Tienda Norte",
                "preset",
                "clickbank",
                "locale",
                "es",
                "time_zone",
                "Europe/Madrid"));
    String ana =
        named
            .operator()
            .body(Map.of("email", "ana@market.example", "name", "Ana", "role", "operator"))
            .post("/v1/members")
            .then()
            .statusCode(201)
            .extract()
            .path("id");

    ask("ext:norte-" + vendor, "ana@market.example");

    Stage.told("sign_in.requested", ana);
  }

  @Test
  void aSignInTokenIsGoodOnceWhoeverIsFaster() throws Exception {
    String token = signInToken(member("ana@acme.example", "vendor_admin", vendor));
    List<Callable<Integer>> tries = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String address = from.replace("::1", ":" + i + "::1");
      tries.add(
          () -> visitor(address).body(Map.of("token", token)).post("/v1/sessions").getStatusCode());
    }

    List<Integer> answers = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> one : threads.invokeAll(tries)) {
        answers.add(one.get());
      }
    }

    assertThat(answers).containsExactlyInAnyOrder(201, 422, 422, 422);
  }

  @Test
  void aSignInTokenIsGoodForMinutesAndForSigningInOnly() throws SQLException {
    String ana = member("ana@acme.example", "vendor_admin", vendor);
    String token = signInToken(ana);
    with(token).get("/v1/me").then().statusCode(401);
    visitor(from).get("/v1/sessions").then().statusCode(401);

    rows.change("update sign_in set expires_at = '2026-01-01' where member_id = ?", ana);

    redeem(token).statusCode(422).body("code", equalTo("sign-in-expired"));
    redeem("sgn_nobody_has_this").statusCode(422).body("code", equalTo("sign-in-expired"));
  }

  @Test
  void tokensAreKeptAsHashesOnly() throws SQLException {
    String token = signInToken(member("ana@acme.example", "vendor_admin", vendor));
    String session = redeem(token).statusCode(201).extract().path("token");

    assertThat(rows.contain(token)).isFalse();
    assertThat(rows.contain(session)).isFalse();
  }

  @Test
  void tokensAreMadeForTheMarketplacesOwnMembersOnly() {
    String ana = member("ana@acme.example", "vendor_agent", vendor);
    String foreign =
        Stage.newTenant()
            .operator()
            .body(Map.of("email", "o@market.example", "name", "O", "role", "operator"))
            .post("/v1/members")
            .then()
            .statusCode(201)
            .extract()
            .path("id");

    List<String> tokens =
        mailer(tenant.id())
            .body(Map.of("members", List.of(foreign, ana, "member_x")))
            .post("/internal/sign-ins")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath()
            .getList("tokens");

    assertThat(tokens).hasSize(3);
    assertThat(tokens.get(0)).isNull();
    assertThat(tokens.get(1)).matches("sgn_[A-Za-z0-9]{44}");
    assertThat(tokens.get(2)).isNull();
    RestAssured.given()
        .header(TestIdentity.HEADER, TestIdentity.serviceToken("rma-service", tenant.id()))
        .contentType("application/json")
        .body(Map.of("members", List.of(ana)))
        .post("/internal/sign-ins")
        .then()
        .statusCode(403);
  }

  @Test
  void whoeverSignsOutIsOutAtOnce() {
    String session = session(member("ana@acme.example", "vendor_agent", vendor));
    with(session).get("/v1/me").then().statusCode(200);

    with(session).delete("/v1/sessions/current").then().statusCode(204);

    Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() -> with(session).get("/v1/me").then().statusCode(401));
    tenant.operator().delete("/v1/sessions/current").then().statusCode(404);
  }

  @Test
  void whoeverIsNoMemberAnyMoreIsOutAtOnce() {
    String ana = member("ana@acme.example", "vendor_agent", vendor);
    String session = session(ana);
    String unused = signInToken(ana);
    with(session).get("/v1/me").then().statusCode(200);

    tenant.operator().delete("/v1/members/{id}", ana).then().statusCode(204);

    Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() -> with(session).get("/v1/me").then().statusCode(401));
    redeem(unused).statusCode(422);
  }

  @Test
  void aSessionEndsByItself() throws SQLException {
    String ana = member("ana@acme.example", "vendor_agent", vendor);
    String session = session(ana);

    rows.change("update member_session set expires_at = '2026-01-01' where member_id = ?", ana);

    with(session).get("/v1/me").then().statusCode(401).body("code", equalTo("unauthenticated"));
  }

  @Test
  void aMemberKeepsItsOwnProfileAndNoOthers() {
    String ana = member("ana@acme.example", "vendor_agent", vendor);
    String eva = member("eva@acme.example", "vendor_agent", vendor);
    String session = session(ana);
    with(session).get("/v1/me").then().body("locale", nullValue());

    patch(session, ana, Map.of("locale", "es", "time_zone", "Europe/Madrid"))
        .statusCode(200)
        .header("ETag", equalTo("\"v2\""))
        .body("locale", equalTo("es"))
        .body("time_zone", equalTo("Europe/Madrid"));
    patch(session, eva, Map.of("locale", "es")).statusCode(403);
    patch(session, ana, Map.of("role", "operator"))
        .statusCode(400)
        .body("errors.pointer", hasItem("/role"));
    patch(session, ana, Map.of("email", "x@x.example")).statusCode(400);
    patch(tenant.key(), eva, Map.of("name", "Eva M.")).statusCode(200);
    patch(Stage.newTenant().key(), eva, Map.of("name", "Mine")).statusCode(404);

    Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(
            () ->
                with(session)
                    .get("/v1/me")
                    .then()
                    .body("locale", equalTo("es"))
                    .body("time_zone", equalTo("Europe/Madrid"))
                    .body("member.locale", equalTo("es")));
  }

  @Test
  void nobodyAddsAMemberWhoMayDoMore() {
    String keeper = tenant.keyWith("members:write", "tickets:read");
    var operator = Map.of("email", "o@market.example", "name", "O", "role", "operator");

    with(keeper).body(operator).post("/v1/members").then().statusCode(403);
    with(keeper)
        .body(Map.of("email", "a@a.example", "name", "A", "role", "vendor_admin", "vendor", vendor))
        .post("/v1/members")
        .then()
        .statusCode(403);

    String admin = session(member("boss@acme.example", "vendor_admin", vendor));
    with(admin)
        .body(
            Map.of(
                "email", "n@acme.example", "name", "N", "role", "vendor_admin", "vendor", vendor))
        .post("/v1/members")
        .then()
        .statusCode(201);
    with(admin).body(operator).post("/v1/members").then().statusCode(403);
    with(admin).get("/v1/members").then().body("data.email", not(hasItem("o@market.example")));
  }

  /** All visitors are one principal, and none may be given another's answer. */
  @Test
  void anIdempotencyKeyHandsNobodyAnothersSession() {
    String mine = signInToken(member("ana@acme.example", "vendor_agent", vendor));
    String yours = signInToken(member("eva@acme.example", "vendor_agent", vendor));

    String first =
        visitor(from)
            .header("Idempotency-Key", "1")
            .body(Map.of("token", mine))
            .post("/v1/sessions")
            .then()
            .statusCode(201)
            .extract()
            .path("member.email");
    visitor(from)
        .header("Idempotency-Key", "1")
        .body(Map.of("token", yours))
        .post("/v1/sessions")
        .then()
        .statusCode(201)
        .header("Idempotency-Replayed", nullValue())
        .body("member.email", not(equalTo(first)));
  }

  @Test
  void whoAmITellsAllKinds() {
    tenant
        .operator()
        .get("/v1/me")
        .then()
        .body("kind", equalTo("api_key"))
        .body("marketplace_profile.id", equalTo(tenant.id()))
        .body("member", nullValue());
    Stage.admin()
        .get("/v1/me")
        .then()
        .body("kind", equalTo("platform"))
        .body("marketplace", nullValue())
        .body("marketplace_profile", nullValue());
    with(session(member("op@market.example", "operator", null)))
        .get("/v1/vendors")
        .then()
        .statusCode(200)
        .body("data.id", contains(vendor));
  }

  private String member(String email, String role, @Nullable String ofVendor) {
    var command = new HashMap<String, String>();
    command.put("email", email);
    command.put("name", "Ana");
    command.put("role", role);
    if (ofVendor != null) {
      command.put("vendor", ofVendor);
    }
    return tenant
        .operator()
        .body(command)
        .post("/v1/members")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private void ask(String marketplace, String email) {
    visitor(from)
        .body(Map.of("marketplace", marketplace, "email", email))
        .post("/v1/sign-ins")
        .then()
        .statusCode(202)
        .body("$", equalTo(Map.of("object", "sign_in_request")));
  }

  private String signInToken(String member) {
    return mailer(tenant.id())
        .body(Map.of("members", List.of(member)))
        .post("/internal/sign-ins")
        .then()
        .statusCode(200)
        .extract()
        .path("tokens[0]");
  }

  private ValidatableResponse redeem(String token) {
    return visitor(from).body(Map.of("token", token)).post("/v1/sessions").then();
  }

  private String session(String member) {
    return redeem(signInToken(member)).statusCode(201).extract().path("token");
  }

  private static ValidatableResponse patch(
      String credential, String id, Map<String, String> change) {
    return with(credential)
        .contentType("application/merge-patch+json")
        .body(change)
        .patch("/v1/members/{id}", id)
        .then();
  }
}
