package io.posventa.notification.email;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.posventa.notification.FakeMailServer;
import io.posventa.notification.Neighbours;
import io.posventa.notification.Story;
import io.posventa.platform.identity.Role;
import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.TestIdentity;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A mail server that does not want, and the sender's own loop. */
@QuarkusTest
@TestProfile(RefusedMailTest.Sending.class)
class RefusedMailTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String NOT_NOW = "451 4.3.0 try later";

  /** The service as it runs, but with short waits. */
  public static class Sending implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "posventa.mail.sends", "true",
          "posventa.mail.first-back-off", "200ms",
          "posventa.mail.attempts", "3");
    }

    @Override
    public boolean disableGlobalTestResources() {
      return true;
    }

    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(
          new TestResourceEntry(Postgres.class),
          new TestResourceEntry(FakeMailServer.class),
          new TestResourceEntry(Neighbours.class));
    }
  }

  @Inject Rows rows;

  private final Story story = new Story();

  @Test
  void anAddressThatDoesNotExistBouncesAtOnceAndHoldsNobodyElseUp() {
    FakeMailServer.says(story.customerEmail, "550 5.1.1 no such user", "550 5.1.1 no such user");

    story.nothingDue().tell(story.opened());

    await().atMost(PATIENCE).until(() -> !rows.statuses(story.marketplace).contains("QUEUED"));
    assertThat(rows.statuses(story.marketplace)).containsExactlyInAnyOrder("BOUNCED", "SENT");
    mails()
        .get("/v1/emails?status=bounced")
        .then()
        .body("data[0].problem", containsString("550"))
        .body("data[0].attempts", equalTo(1));
    assertThat(rows.accepted(story.marketplace)).isEqualTo(1);
  }

  @Test
  void aMailThatIsNotWantedNowIsTriedAgain() {
    FakeMailServer.says(story.customerEmail, NOT_NOW, NOT_NOW);

    story.nothingDue().tell(story.opened());

    await().atMost(PATIENCE).until(() -> FakeMailServer.taken(story.customerEmail) == 1);
    await()
        .atMost(PATIENCE)
        .until(() -> rows.statuses(story.marketplace).equals(List.of("SENT", "SENT")));
    assertThat(FakeMailServer.taken(story.customerEmail)).isEqualTo(1);
  }

  @Test
  void afterTheLastAttemptAMailIsPutAsideAndCanBeSentAgain() {
    FakeMailServer.says(story.customerEmail, NOT_NOW, NOT_NOW, NOT_NOW);
    story.nothingDue().tell(story.opened());
    await().atMost(PATIENCE).until(() -> rows.statuses(story.marketplace).contains("FAILED"));
    String id = mails().get("/v1/emails?status=failed").then().extract().path("data[0].id");

    mails().post("/v1/emails/" + id + "/resend").then().statusCode(202);

    await().atMost(PATIENCE).until(() -> FakeMailServer.taken(story.customerEmail) == 1);
  }

  private RequestSpecification mails() {
    return given()
        .header(
            TestIdentity.HEADER,
            TestIdentity.gatewayToken(
                story.marketplace, Role.OPERATOR, null, "emails:read", "emails:write"));
  }
}
