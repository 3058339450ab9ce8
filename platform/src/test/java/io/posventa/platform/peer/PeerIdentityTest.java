package io.posventa.platform.peer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.posventa.platform.identity.InternalIdentity;
import io.posventa.platform.identity.Role;
import io.posventa.platform.test.Peer;
import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.TestIdentity;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(
    value = Peer.class,
    initArgs = @ResourceArg(name = "services", value = "rma-service"))
class PeerIdentityTest {
  private static final String ONE = "/internal/samples/one";

  @Inject InternalIdentity identities;
  Peer rma;

  @BeforeEach
  void forget() {
    rma.reset();
  }

  private static ValidatableResponse call() {
    return given()
        .header(TestIdentity.HEADER, TestIdentity.gatewayToken("mkt_1", Role.OPERATOR, null))
        .header("Request-Id", "req_01h455vb4pex5vsknk084sn02q")
        .get("/v1/calls")
        .then();
  }

  @Test
  void aServiceCallsInItsOwnNameForTheCallersMarketplace() {
    rma.answer("GET", ONE, 200, "{\"display_name\":\"One\",\"unit_price\":3,\"new_field\":1}");

    call().statusCode(200).body("display_name", equalTo("One")).body("unit_price", equalTo(3));

    var headers = rma.requests("GET", ONE).getFirst().headers();
    var identity = identities.verify(headers.get("posventa-identity"));
    assertThat(identity.role()).isEqualTo(Role.SYSTEM);
    assertThat(identity.marketplaceId()).isEqualTo("mkt_1");
    assertThat(identity.actorId()).isEqualTo("platform");
    assertThat(headers).containsEntry("request-id", "req_01h455vb4pex5vsknk084sn02q");
  }

  @Test
  void anothersFailureIsToldWithoutItsWords() {
    rma.answer("GET", ONE, 500, "{\"detail\":\"select * from secrets\"}");
    call()
        .statusCode(502)
        .body("code", equalTo("upstream-failed"))
        .body("detail", not(containsString("secrets")));

    rma.answer("GET", ONE, 200, "{\"display_name\":{}}");
    call().statusCode(502);

    rma.answer("GET", ONE, 503, "{}");
    call().statusCode(503).body("code", equalTo("unavailable"));
  }

  @Test
  void anotherThatTakesTooLongIsNotWaitedFor() {
    rma.answer(
        "GET",
        ONE,
        _ -> {
          LockSupport.parkNanos(1_500_000_000L);
          return Peer.Answer.ok("{}");
        });

    call()
        .statusCode(504)
        .body("code", equalTo("upstream-timeout"))
        .body("retryable", equalTo(true));
  }
}
