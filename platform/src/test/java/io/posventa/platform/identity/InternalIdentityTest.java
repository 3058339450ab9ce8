package io.posventa.platform.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import com.nimbusds.jwt.JWTClaimsSet;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.TestIdentity;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class InternalIdentityTest {
  @Inject InternalIdentity identities;
  @Inject Clock clock;

  private JWTClaimsSet.Builder claims(String issuer, Role role) {
    return new JWTClaimsSet.Builder()
        .issuer(issuer)
        .expirationTime(Date.from(clock.instant().plusSeconds(60)))
        .claim("mkt", "mkt_1")
        .claim("act", "key_1")
        .claim("role", role.name().toLowerCase(java.util.Locale.ROOT))
        .claim("scp", "tickets:read tickets:write");
  }

  private void refuses(String token) {
    assertThatThrownBy(() -> identities.verify(token)).isInstanceOf(Refusal.class);
  }

  @Test
  void whatIsSignedIsRead() {
    var identity =
        new Identity(
            "gateway",
            "mkt_1",
            "key_1",
            Role.VENDOR_ADMIN,
            Optional.of("vendor_1"),
            Set.of("tickets:read", "tickets:write"),
            Optional.of("clock_1"),
            Optional.of("ticket_1"));
    var claims =
        claims("gateway", Role.VENDOR_ADMIN)
            .claim("vnd", "vendor_1")
            .claim("clk", "clock_1")
            .claim("case", "ticket_1");

    assertThat(identities.verify(TestIdentity.sign("gateway", claims.build()))).isEqualTo(identity);
  }

  @Test
  void itsOwnSignatureIsReused() {
    String token = identities.system("mkt_1");

    assertThat(identities.system("mkt_1")).isEqualTo(token);
    assertThat(identities.verify(token).role()).isEqualTo(Role.SYSTEM);
    assertThat(identities.verify(identities.system()).marketplaceId()).isEqualTo(Identity.PLATFORM);
  }

  @Test
  void aServiceCannotPoseAsACaller() {
    refuses(TestIdentity.sign("sla-service", claims("sla-service", Role.OPERATOR).build()));
    refuses(TestIdentity.sign("sla-service", claims("gateway", Role.OPERATOR).build()));
    refuses(TestIdentity.sign("sla-service", claims("rma-service", Role.SYSTEM).build()));
  }

  @Test
  void anUnknownKeySignsNothing() {
    refuses(TestIdentity.sign("stranger", claims("stranger", Role.SYSTEM).build()));
  }

  @Test
  void aTokenOutlivesNothing() {
    var late = Date.from(clock.instant().minus(Duration.ofSeconds(6)));
    var far = Date.from(clock.instant().plus(Duration.ofHours(1)));

    refuses(
        TestIdentity.sign(
            "gateway", claims("gateway", Role.OPERATOR).expirationTime(late).build()));
    refuses(
        TestIdentity.sign("gateway", claims("gateway", Role.OPERATOR).expirationTime(far).build()));
    refuses(
        TestIdentity.sign(
            "gateway", claims("gateway", Role.OPERATOR).expirationTime(null).build()));
  }

  @Test
  void aTouchedTokenIsRefused() {
    String token = TestIdentity.gatewayToken("mkt_1", Role.OPERATOR, null);
    String other = TestIdentity.gatewayToken("mkt_2", Role.OPERATOR, null);
    String[] parts = token.split("\\.", -1);
    String[] strange = other.split("\\.", -1);

    refuses(parts[0] + "." + strange[1] + "." + parts[2]);
    refuses(parts[0] + "." + parts[1] + ".");
    refuses("eyJhbGciOiJub25lIn0." + parts[1] + ".");
    refuses("nonsense");
  }

  @Test
  void theTwoDoorsTakeTheirOwnTokens() {
    String caller = TestIdentity.gatewayToken("mkt_1", Role.OPERATOR, null);
    String service = TestIdentity.serviceToken("sla-service", "mkt_1");

    given()
        .header(TestIdentity.HEADER, caller)
        .get("/v1/samples/me")
        .then()
        .statusCode(200)
        .body("role", equalTo("operator"));
    given().header(TestIdentity.HEADER, service).get("/v1/samples/me").then().statusCode(403);
    given().header(TestIdentity.HEADER, caller).get("/internal/nothing").then().statusCode(403);
    given().header(TestIdentity.HEADER, service).get("/internal/nothing").then().statusCode(404);
    given().get("/q/health/live").then().statusCode(200);
  }
}
