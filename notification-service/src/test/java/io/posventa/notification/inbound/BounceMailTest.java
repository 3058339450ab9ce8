package io.posventa.notification.inbound;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.posventa.platform.identity.Role;
import io.posventa.platform.test.Requirement;
import io.posventa.platform.test.TestIdentity;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reports of mail servers about our mails. */
@QuarkusTest
class BounceMailTest extends InboundTest {
  private World world;

  @BeforeEach
  void prepare() {
    world = new World(peer).withTicket();
    rows.update(
        "update email set status = 'SENT', sent_at = created_at, body_text = '' where marketplace_id"
            + " = ?",
        world.marketplace);
  }

  @Test
  @Requirement("GEN-23")
  void aMailThatNeverArrivedIsShownAsBouncedAndNobodyIsAnswered() {
    String ours = ours();
    deliver(report("failed", ours, "<dsn-1" + ours.substring(1)));
    deliver(report("failed", ours, "<dsn-2" + ours.substring(1)));

    run();

    assertOutcomes(world, "BOUNCE_NOTED", "BOUNCE_NOTED known_already");
    given()
        .header(
            TestIdentity.HEADER,
            TestIdentity.gatewayToken(world.marketplace, Role.INTEGRATION, null, "emails:read"))
        .get("/v1/emails?to=" + world.customer)
        .then()
        .statusCode(200)
        .body("data[0].status", equalTo("bounced"))
        .body("data[0].problem", equalTo("550 5.1.1 <ana@example.com>: no such user"));
    assertThat(world.asked("inbound/messages")).isEmpty();
    assertThat(rows.texts("select status from email where marketplace_id = ?", world.marketplace))
        .containsExactlyInAnyOrder("BOUNCED", "SENT");
  }

  @Test
  void aMailThatIsOnlyLateStaysAsItIs() {
    deliver(report("delayed", ours(), messageId()));

    run();

    assertOutcomes(world, "IGNORED not_final");
  }

  @Test
  void aReportOfAMailThatIsNotOursIsNobodys() {
    deliver(report("failed", "<unknown@posventa.example>", messageId()));

    run();

    assertThat(rows.outcomes(world.marketplace)).isEmpty();
  }

  private String ours() {
    return rows.texts(
            "select message_id from email where recipient = '"
                + world.customer
                + "' and marketplace_id = ?",
            world.marketplace)
        .getFirst();
  }

  private static String report(String action, String ours, String messageId) {
    return BounceTest.report(action, "message/rfc822")
        .replace("<evt_1.customer@posventa.example>", ours)
        .replace("<dsn-1@mx.example>", messageId);
  }
}
