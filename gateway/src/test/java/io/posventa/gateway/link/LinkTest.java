package io.posventa.gateway.link;

import static io.posventa.gateway.stage.Stage.mailer;
import static io.posventa.gateway.stage.Stage.visitor;
import static io.posventa.gateway.stage.Stage.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.posventa.gateway.stage.Rows;
import io.posventa.gateway.stage.Service;
import io.posventa.gateway.stage.Service.Answer;
import io.posventa.gateway.stage.Stage;
import io.posventa.gateway.stage.Stage.Tenant;
import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.Requirement;
import io.posventa.platform.test.TestEvents;
import io.posventa.platform.test.TestIdentity;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(Stage.class)
class LinkTest {
  private static final String TICKET = "ticket_01m80r4n2wftm823rv3zh9j6q8";
  private static final String ORDER = "order_01m80r4n2wftm823rv3zh9j6q8";
  private static final String CONFIRM = "confirm_01m80r4n2wftm823rv3zh9j6q8";
  private static final String OTHER_ORDER = "order_01m80r4n2wftm823rv3zh9j6q9";

  @Inject Rows rows;

  private final Service tickets = Stage.service("ticket-service");
  private final Service orders = Stage.service("rma-service");
  private Tenant tenant;
  private String vendor;

  @BeforeEach
  void aMarketplaceWithACase() {
    Stage.reset();
    tenant = Stage.newTenant();
    vendor = tenant.newVendor("acme");
    known(tickets, "ticket", TICKET, vendor);
    known(orders, "order", ORDER, vendor);
    tickets.on(
        "GET", "/internal/references/ticket/ticket_01m80r4n2wftm823rv3zh9j6qz", LinkTest::nothing);
  }

  private static Answer nothing(Service.Call call) {
    return new Answer(404, "application/problem+json", "{\"code\":\"not-found\"}", Map.of());
  }

  private static void known(Service owner, String kind, String id, String vendor) {
    owner.on(
        "GET",
        "/internal/references/" + kind + "/" + id,
        _ ->
            Answer.json(
                200,
                """
                {"kind":"%s","id":"%s","version":1,
                 "data":{"id":"%s","order":"%s","vendor":"%s"}}"""
                    .formatted(kind, id, id, ORDER, vendor)));
  }

  @Test
  @Requirement("GEN-27")
  void aTokenIsShownOnceAndKeptAsAHash() throws SQLException {
    var made = make(Map.of("case", TICKET, "party", "customer", "locale", "es"));
    String token = made.getString("token");

    assertThat(token).matches("lnk_[A-Za-z0-9]{44}");
    assertThat(made.getString("url")).isEqualTo("http://localhost:8085/l/" + token);
    assertThat(made.getString("order")).isEqualTo(ORDER);
    assertThat(Instant.parse(made.getString("expires_at")))
        .isBetween(now().plus(Duration.ofDays(89)), now().plus(Duration.ofDays(91)));
    tenant
        .operator()
        .get("/v1/links/{id}", made.getString("id"))
        .then()
        .statusCode(200)
        .header("ETag", matchesPattern("\"v1-[0-9a-f]{8}\""))
        .body("case", equalTo(TICKET))
        .body("party", equalTo("customer"))
        .body("uses", equalTo(0))
        .body("containsKey('token')", equalTo(false));
    assertThat(rows.contain(token)).isFalse();
  }

  @Test
  void aRepeatedCreationShowsNoToken() {
    var command = Map.of("case", TICKET, "party", "customer");
    String id =
        tenant
            .operator()
            .header("Idempotency-Key", "key-1")
            .body(command)
            .post("/v1/links")
            .then()
            .statusCode(201)
            .extract()
            .path("id");

    tenant
        .operator()
        .header("Idempotency-Key", "key-1")
        .body(command)
        .post("/v1/links")
        .then()
        .statusCode(201)
        .body("id", equalTo(id))
        .body("token", nullValue())
        .body("url", nullValue());
  }

  @Test
  @Requirement("CB-103")
  void aVendorAnswersByItsLinkWithNoLogin() throws ParseException {
    String token = tokenOf(Map.of("case", TICKET, "party", "vendor"));
    tickets.on(
        "POST", "/v1/tickets/" + TICKET + "/messages", _ -> Answer.json(201, "{\"id\":\"m\"}"));

    with(token).get("/v1/tickets/{id}", TICKET).then().statusCode(200);
    with(token)
        .body(Map.of("body", "Here you are."))
        .post("/v1/tickets/{id}/messages", TICKET)
        .then()
        .statusCode(201);

    var claims = claims(tickets.calls("POST", "/v1/tickets/" + TICKET + "/messages").getFirst());
    assertThat(claims.getStringClaim("role")).isEqualTo("vendor_agent");
    assertThat(claims.getStringClaim("vnd")).isEqualTo(vendor);
    assertThat(claims.getStringClaim("case")).isEqualTo(TICKET);
    assertThat(claims.getStringClaim("act")).startsWith("link_");
    assertThat(claims.getStringClaim("mkt")).isEqualTo(tenant.id());
    assertThat(claims.getStringClaim("clk")).isEqualTo(tenant.clock());
  }

  @Test
  @Requirement({"CB-104", "GEN-29"})
  void aCustomersLinkHasTheCustomersRightsAndNoVendors() throws ParseException {
    String token = tokenOf(Map.of("case", TICKET, "party", "customer"));

    with(token).get("/v1/tickets/{id}", TICKET).then().statusCode(200);

    var claims = claims(tickets.calls("GET", "/v1/tickets/" + TICKET).getFirst());
    assertThat(claims.getStringClaim("role")).isEqualTo("customer");
    assertThat(claims.getClaim("vnd")).isNull();
    assertThat(claims.getStringClaim("case")).isEqualTo(TICKET);
  }

  @Test
  @Requirement({"CB-105", "GEN-27"})
  void anOrdersLinkOpensThatOrdersPageOnly() throws ParseException {
    String token = tokenOf(Map.of("case", ORDER, "party", "customer"));

    with(token).get("/v1/orders/{id}", ORDER).then().statusCode(200);
    with(token).get("/v1/orders/{id}", OTHER_ORDER);

    // The owner answers 404 to whoever is confined to another case.
    assertThat(claims(orders.calls("GET", "/v1/orders/" + OTHER_ORDER).getFirst()).getClaim("case"))
        .isEqualTo(ORDER);
    with(token).get("/v1/orders").then().statusCode(403);
    with(token).get("/v1/vendors").then().statusCode(403);
    with(token).body(Map.of()).put("/v1/orders/{id}", ORDER).then().statusCode(403);
  }

  @Test
  @Requirement("GEN-27")
  void aLinkCallsOnlyWhatIsOpenToItsKindOfCase() {
    String ofTicket = tokenOf(Map.of("case", TICKET, "party", "customer"));

    for (String path :
        new String[] {
          // Its scopes would do for the first; that no link of a ticket may is said by the
          // contract.
          "/v1/tickets", "/v1/orders/" + ORDER, "/v1/links", "/v1/members", "/v1/events"
        }) {
      with(ofTicket)
          .get(path)
          .then()
          .statusCode(403)
          .contentType("application/problem+json")
          .body("code", equalTo("forbidden"));
    }
    assertThat(tickets.calls("GET", "/v1/tickets")).isEmpty();
    assertThat(orders.calls("GET", "/v1/orders")).isEmpty();
  }

  @Test
  @Requirement("GEN-27")
  void anAlteredOrRevokedTokenOpensNothing() {
    var made = make(Map.of("case", TICKET, "party", "customer"));
    String token = made.getString("token");
    with(token).get("/v1/me").then().statusCode(200);
    with(token.substring(0, token.length() - 1) + "!").get("/v1/me").then().statusCode(401);

    tenant.operator().delete("/v1/links/{id}", made.getString("id")).then().statusCode(204);

    Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(
            () ->
                with(token)
                    .get("/v1/me")
                    .then()
                    .statusCode(401)
                    .body("code", equalTo("unauthenticated")));
    tenant.operator().delete("/v1/links/{id}", made.getString("id")).then().statusCode(204);
  }

  @Test
  @Requirement("GEN-27")
  void anExpiredLinkSaysSoAndIsSentAgainToItsPartyOnly() throws SQLException {
    var made = make(Map.of("case", TICKET, "party", "vendor"));
    expire(made.getString("id"));

    with(made.getString("token"))
        .get("/v1/me")
        .then()
        .statusCode(401)
        .body("code", equalTo("link-expired"));
    renew("192.0.2.10", made.getString("token"));

    var link = Stage.told("link.renewal_requested", made.getString("id")).path("link");
    assertThat(link.path("case").asText()).isEqualTo(TICKET);
    assertThat(link.path("party").asText()).isEqualTo("vendor");
    assertThat(link.path("vendor").asText()).isEqualTo(vendor);
    assertThat(link.path("order").asText()).isEqualTo(ORDER);
    assertThat(link.toString()).doesNotContain("lnk_");
  }

  @Test
  void askingForARenewalTellsNothingAndRenewsNoOther() throws SQLException {
    var good = make(Map.of("case", TICKET, "party", "customer"));
    var revoked = make(Map.of("case", TICKET, "party", "customer"));
    tenant.operator().delete("/v1/links/{id}", revoked.getString("id")).then().statusCode(204);
    expire(revoked.getString("id"));
    var expired = make(Map.of("case", TICKET, "party", "customer"));
    expire(expired.getString("id"));

    renew("192.0.2.20", good.getString("token"));
    renew("192.0.2.20", revoked.getString("token"));
    renew("192.0.2.20", "lnk_nobody_has_this");
    renew("192.0.2.20", expired.getString("token"));

    Stage.told("link.renewal_requested", expired.getString("id"));
    assertThat(Stage.heard("link.renewal_requested", good.getString("id"))).isEmpty();
    assertThat(Stage.heard("link.renewal_requested", revoked.getString("id"))).isEmpty();
  }

  private static void renew(String from, String token) {
    visitor(from)
        .body(Map.of("token", token))
        .post("/v1/links/renew")
        .then()
        .statusCode(202)
        .body("$", equalTo(Map.of("object", "link_renewal")));
  }

  @Test
  @Requirement("GEN-27")
  void eachUseIsCounted() {
    var made = make(Map.of("case", TICKET, "party", "customer"));
    String token = made.getString("token");
    with(token).get("/v1/me").then().statusCode(200);
    with(token).get("/v1/tickets/{id}", TICKET).then().statusCode(200);
    with(token).get("/v1/links").then().statusCode(403);

    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                tenant
                    .operator()
                    .get("/v1/links/{id}", made.getString("id"))
                    .then()
                    .body("uses", equalTo(2))
                    .body("last_used_at", matchesPattern("20.*Z"))
                    .body("version", equalTo(1)));
  }

  @Test
  void whoAmITellsALinkWhatItsPagesNeed() {
    String token =
        tokenOf(
            Map.of(
                "case", TICKET, "party", "vendor", "locale", "es", "time_zone", "Europe/Madrid"));

    with(token)
        .get("/v1/me")
        .then()
        .statusCode(200)
        .body("kind", equalTo("link"))
        .body("id", matchesPattern("link_[0-9a-z]{26}"))
        .body("case", equalTo(TICKET))
        .body("party", equalTo("vendor"))
        .body("vendor", equalTo(vendor))
        .body("locale", equalTo("es"))
        .body("time_zone", equalTo("Europe/Madrid"))
        .body("expires_at", matchesPattern("20.*Z"))
        .body("scopes", containsInAnyOrder("tickets:read", "tickets:write", "deadlines:read"))
        .body("marketplace", equalTo(tenant.id()))
        .body("marketplace_profile.name", equalTo("Tienda Norte"))
        .body("marketplace_profile.locale", equalTo("es"));
  }

  @Test
  @Requirement("GEN-29")
  void nobodyGivesByALinkWhatHeHasNot() {
    with(tenant.keyOf(vendor, "links:write", "tickets:read"))
        .body(Map.of("case", TICKET, "party", "vendor"))
        .post("/v1/links")
        .then()
        .statusCode(403);
  }

  @Test
  @Requirement("GEN-29")
  void aVendorsKeyMakesLinksOfItsOwnSideOfItsOwnCases() {
    String other = tenant.newVendor("other");
    String own = tenant.keyOf(vendor, "links:write", "links:read", "tickets:read", "tickets:write");
    String foreign =
        tenant.keyOf(other, "links:write", "links:read", "tickets:read", "tickets:write");
    make(Map.of("case", TICKET, "party", "customer"));

    with(own)
        .body(Map.of("case", TICKET, "party", "customer"))
        .post("/v1/links")
        .then()
        .statusCode(403)
        .body("errors[0].pointer", equalTo("/party"));
    with(foreign)
        .body(Map.of("case", TICKET, "party", "vendor"))
        .post("/v1/links")
        .then()
        .statusCode(404)
        .body("errors[0].pointer", equalTo("/case"));
    String id =
        with(own)
            .body(Map.of("case", TICKET, "party", "vendor"))
            .post("/v1/links")
            .then()
            .statusCode(201)
            .extract()
            .path("id");

    with(own).get("/v1/links").then().body("data.id", contains(id));
    with(foreign).get("/v1/links").then().body("data", hasSize(0));
    with(foreign).get("/v1/links/{id}", id).then().statusCode(404);
    tenant.operator().get("/v1/links?case=" + TICKET).then().body("data", hasSize(2));
    tenant.operator().get("/v1/links?case=" + ORDER).then().body("data", hasSize(0));
  }

  @Test
  @Requirement("GEN-28")
  void anothersLinkIsNotThere() {
    var made = make(Map.of("case", TICKET, "party", "customer"));
    var other = Stage.newTenant();

    other.operator().get("/v1/links/{id}", made.getString("id")).then().statusCode(404);
    other.operator().delete("/v1/links/{id}", made.getString("id")).then().statusCode(404);
    other.operator().get("/v1/links").then().body("data", hasSize(0));
    with(made.getString("token")).get("/v1/me").then().statusCode(200);
  }

  @Test
  void whatALinkCannotBeIsRefusedWithItsPointer() {
    refused(Map.of("case", CONFIRM, "party", "customer"), 400, "/case");
    refused(Map.of("case", "vendor_x", "party", "customer"), 400, "/case");
    refused(Map.of("case", TICKET, "party", "operator"), 400, "/party");
    refused(
        Map.of("case", TICKET, "party", "customer", "expires_at", "2020-01-01T00:00:00Z"),
        400,
        "/expires_at");
    refused(
        Map.of("case", TICKET, "party", "customer", "expires_at", "2999-01-01T00:00:00Z"),
        400,
        "/expires_at");
    refused(Map.of("case", "ticket_01m80r4n2wftm823rv3zh9j6qz", "party", "customer"), 404, "/case");
  }

  private void refused(Map<String, String> command, int status, String pointer) {
    tenant
        .operator()
        .body(command)
        .post("/v1/links")
        .then()
        .statusCode(status)
        .body("errors[0].pointer", equalTo(pointer));
  }

  @Test
  void whoeverSendsMailsIsGivenTokensInTheOrderAsked() throws ParseException {
    var links =
        mint(
            wanted(TICKET, "customer", null),
            wanted(TICKET, "vendor", null),
            wanted(CONFIRM, "customer", null));

    assertThat(links).hasSize(3);
    with(links.get(0)).get("/v1/me").then().body("party", equalTo("customer"));
    with(links.get(1)).get("/v1/me").then().body("vendor", equalTo(vendor));
    with(links.get(2))
        .get("/v1/me")
        .then()
        .body("case", equalTo(CONFIRM))
        .body("locale", equalTo("es"))
        .body("expires_at", matchesPattern("20.*Z"));
    with(links.get(2)).get("/v1/tickets/{id}", TICKET).then().statusCode(403);
  }

  @Test
  void noOtherServiceIsGivenTokens() {
    RestAssured.given()
        .header(TestIdentity.HEADER, TestIdentity.serviceToken("sla-service", tenant.id()))
        .contentType("application/json")
        .body(Map.of("links", List.of(wanted(TICKET, "customer", null))))
        .post("/internal/links")
        .then()
        .statusCode(403);
    with(tenant.key())
        .body(Map.of("links", List.of(wanted(TICKET, "customer", null))))
        .post("/internal/links")
        .then()
        .statusCode(404);
  }

  @Test
  void aNewAddressEndsWhatWasSentToTheOldOne() {
    var links =
        mint(
            wanted(TICKET, "customer", "old@buyer.example"),
            wanted(ORDER, "customer", null),
            wanted(TICKET, "customer", "New@buyer.example"),
            wanted(TICKET, "vendor", "old@buyer.example"));
    links.forEach(link -> with(link).get("/v1/me").then().statusCode(200));

    TestEvents.deliver(
            TestEvents.event(
                "rma-service",
                "order.email_changed",
                tenant.id(),
                ORDER,
                2,
                Instant.parse(Stage.START),
                Map.of(
                    "order",
                    Map.of("id", ORDER),
                    "old_email",
                    "old@buyer.example",
                    "new_email",
                    "new@buyer.example")))
        .then()
        .statusCode(200)
        .body("results[0].outcome", equalTo("applied"));

    Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(
            () -> {
              with(links.get(0)).get("/v1/me").then().statusCode(401);
              with(links.get(1)).get("/v1/me").then().statusCode(401);
            });
    with(links.get(2)).get("/v1/me").then().statusCode(200);
    with(links.get(3)).get("/v1/me").then().statusCode(200);
  }

  private Map<String, String> wanted(String caseId, String party, @Nullable String email) {
    var wanted = new HashMap<String, String>();
    wanted.put("case", caseId);
    wanted.put("party", party);
    wanted.put("vendor", vendor);
    wanted.put("order", ORDER);
    wanted.put("locale", "es");
    wanted.put("time_zone", "Europe/Madrid");
    wanted.put("expires_in", "P90D");
    if (email != null) {
      wanted.put("email", email);
    }
    return wanted;
  }

  @SafeVarargs
  private List<String> mint(Map<String, String>... wanted) {
    return mailer(tenant.id())
        .body(Map.of("links", List.of(wanted)))
        .post("/internal/links")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("links.token");
  }

  private JsonPath make(Map<String, String> command) {
    return tenant
        .operator()
        .body(command)
        .post("/v1/links")
        .then()
        .statusCode(201)
        .extract()
        .jsonPath();
  }

  private String tokenOf(Map<String, String> command) {
    return make(command).getString("token");
  }

  private void expire(String id) throws SQLException {
    rows.change("update case_link set expires_at = '2026-01-01' where id = ?", id);
  }

  private static Instant now() {
    return Clock.systemUTC().instant();
  }

  private static JWTClaimsSet claims(Service.Call call) throws ParseException {
    return SignedJWT.parse(call.header("Posventa-Identity")).getJWTClaimsSet();
  }
}
