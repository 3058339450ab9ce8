package io.posventa.gateway.limit;

import static io.posventa.gateway.stage.Stage.visitor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.posventa.gateway.stage.Stage;
import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.Requirement;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(Stage.class)
class AttemptsTest {
  private static final String SITE = "mkt_01m80r4n2wftm823rv3zh9j6q8";

  /** Two minutes may share the attempts, never three. */
  @Test
  @Requirement("GEN-33")
  void onePersonIsHeldToFiveAMinuteWhereverTheAttemptsComeFrom() {
    String email = UUID.randomUUID() + "@acme.example";
    int refused = 0;
    for (int i = 0; i < 12; i++) {
      var answer =
          signIn("198.51.100." + (i + 1), i % 2 == 0 ? email : email.toUpperCase(Locale.ROOT));
      if (answer == 429) {
        refused++;
      }
    }

    assertThat(refused).isBetween(2, 7);
  }

  @Test
  @Requirement("GEN-33")
  void oneAddressIsHeldToFiveAMinuteWhomeverItTries() {
    int refused = 0;
    for (int i = 0; i < 12; i++) {
      // Whoever has one address of an IPv6 network has them all.
      refused +=
          signIn("2001:db8:7:7::" + (i + 1), UUID.randomUUID() + "@acme.example") == 429 ? 1 : 0;
    }

    assertThat(refused).isBetween(2, 7);
    assertThat(signIn("2001:db8:7:8::1", UUID.randomUUID() + "@acme.example")).isEqualTo(202);
  }

  @Test
  void whereAProxyCannotTellTheAddressNobodyIsShutOut() {
    assertThat(signIn("unknown", UUID.randomUUID() + "@acme.example")).isEqualTo(202);
  }

  @Test
  void whoeverIsRefusedIsToldWhenToComeBack() {
    String token = UUID.randomUUID().toString();
    for (int i = 0; i < 11; i++) {
      renew("203.0.113." + (i + 1), token);
    }

    visitor("203.0.113.99")
        .body(Map.of("token", token))
        .post("/v1/links/renew")
        .then()
        .statusCode(429)
        .header("Retry-After", matchesPattern("[1-9]|[1-6][0-9]"))
        .body("code", equalTo("rate-limited"));
  }

  private static int signIn(String from, String email) {
    return visitor(from)
        .body(Map.of("marketplace", SITE, "email", email))
        .post("/v1/sign-ins")
        .statusCode();
  }

  private static int renew(String from, String token) {
    return visitor(from).body(Map.of("token", token)).post("/v1/links/renew").statusCode();
  }

  @Test
  void networksAreTakenAsWhole() {
    assertThat(Attempts.network("2001:db8::1")).isEqualTo(Attempts.network("2001:db8::ffff:2"));
    assertThat(Attempts.network("2001:db8:0:1::1")).isNotEqualTo(Attempts.network("2001:db8::1"));
    assertThat(Attempts.network("192.0.2.1")).isNotEqualTo(Attempts.network("192.0.2.2"));
    assertThat(Attempts.network("no address")).isEqualTo("no address");
  }
}
