package io.posventa.notification.email;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.posventa.notification.MailServer;
import io.posventa.notification.Neighbours;
import io.posventa.notification.Story;
import io.posventa.platform.identity.Role;
import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.Requirement;
import io.posventa.platform.test.TestIdentity;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The links of mails: each reader's own, made when the mail goes, and kept nowhere. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(MailServer.class)
@QuarkusTestResource(Neighbours.class)
class LinkMailsTest {
  private static final Pattern LINK = Pattern.compile("http://localhost:8085/l/(\\w+)");

  @Inject EmailSender sender;
  @Inject Rows rows;
  @Inject CircuitBreakerMaintenance breakers;

  private final Story story = new Story();

  @AfterEach
  void allIsWell() {
    Neighbours.tokensAreDown(false);
    breakers.resetAll();
  }

  @Test
  @Requirement({"CB-83", "CB-04"})
  void eachPartyGetsLinksOfItsOwnToTheCase() {
    story.nothingDue().tell(story.opened());

    sender.runDue();

    assertThat(tokens(story.customerEmail)).hasSize(1).allMatch(t -> t.startsWith("lnk_customer"));
    assertThat(tokens(story.accountEmail)).hasSize(1).allMatch(t -> t.startsWith("lnk_vendor"));
    var asked = Neighbours.askedFor(story.ticket);
    assertThat(asked).hasSize(2);
    assertThat(asked)
        .allSatisfy(
            link -> {
              assertThat(link.path("order").asText()).isEqualTo(story.order);
              assertThat(link.path("expires_in").asText()).isEqualTo("P90D");
              assertThat(link.path("time_zone").asText()).isEqualTo("America/Los_Angeles");
            })
        .anySatisfy(
            link -> {
              assertThat(link.path("party").asText()).isEqualTo("vendor");
              assertThat(link.path("vendor").asText()).isEqualTo(story.vendor);
            })
        .anySatisfy(
            link -> {
              assertThat(link.path("party").asText()).isEqualTo("customer");
              assertThat(link.has("vendor")).isFalse();
              assertThat(link.path("locale").asText()).isEqualTo("es");
              assertThat(link.path("email").asText()).isEqualTo(story.customerEmail);
            });
    assertThat(Neighbours.batchOf(story.ticket)).isGreaterThanOrEqualTo(2);
  }

  @Test
  void noTokenIsStoredOrShown() {
    story.nothingDue().tell(story.opened());
    sender.runDue();
    String id = emails().get("/v1/emails").then().extract().path("data[0].id");

    emails()
        .get("/v1/emails/" + id)
        .then()
        .body("text", containsString("http://localhost:8085/l/" + id))
        .body("text", not(containsString("lnk_")))
        .body("html", not(containsString("lnk_")));
    assertThat(rows.everything(story.marketplace)).isNotEmpty().doesNotContain("lnk_");
  }

  @Test
  void thePolicySaysHowLongALinkOpensItsCase() {
    Neighbours.owns(
        "marketplace",
        story.marketplace,
        Map.of("id", story.marketplace, "name", "Norte", "locale", "es-ES", "policy", "policy_1"));
    Neighbours.owns(
        "policy",
        "policy_1",
        Map.of("document", Map.of("mail", Map.of("links", Map.of("expire", "P14D")))));
    story.nothingDue().tell(story.opened());

    sender.runDue();

    assertThat(Neighbours.askedFor(story.ticket))
        .allSatisfy(link -> assertThat(link.path("expires_in").asText()).isEqualTo("P14D"));
  }

  @Test
  void withoutTheGatewayMailsWaitAndThenGoOnce() {
    story.nothingDue().tell(story.opened());
    Neighbours.tokensAreDown(true);
    sender.runDue();
    assertThat(MailServer.sentTo(story.customerEmail)).isEmpty();
    assertThat(rows.attempts(story.marketplace)).containsOnly(0);

    Neighbours.tokensAreDown(false);
    breakers.resetAll();
    rows.endAllLeases(story.marketplace);
    sender.runDue();

    assertThat(tokens(story.customerEmail)).hasSize(1);
    assertThat(MailServer.sentTo(story.customerEmail)).hasSize(1);
  }

  @Test
  void aLinkThatIsNotMadeHoldsNoOtherMailUpAndIsNotTriedForEver() {
    var other = new Story();
    Neighbours.refuses(story.ticket);
    story.nothingDue().tell(story.opened());
    other.nothingDue().tell(other.opened());

    for (int attempt = 0; attempt < 3; attempt++) {
      rows.endAllLeases(story.marketplace);
      sender.runDue();
    }

    assertThat(rows.statuses(story.marketplace)).containsOnly("FAILED");
    assertThat(MailServer.sentTo(other.customerEmail)).hasSize(1);
  }

  @Test
  void aMailThatIsSentAgainHasAnotherToken() {
    story.nothingDue().tell(story.opened());
    sender.runDue();

    rows.sendAgain(story.marketplace);
    sender.runDue();

    assertThat(MailServer.sentTo(story.customerEmail)).hasSize(2);
    assertThat(tokens(story.customerEmail)).hasSize(2);
  }

  @Test
  void anExpiredLinkIsRenewedByAMailToItsParty() {
    story.nothingDue().tell(story.opened());
    sender.runDue();

    story.tell(renewal(story.ticket, "customer"));
    story.tell(renewal(story.order, "vendor"));
    sender.runDue();

    var renewed = MailServer.sentTo(story.customerEmail).getLast();
    assertThat(MailServer.subject(renewed)).isEqualTo("Su nuevo enlace T-100001: Curso de piano");
    assertThat(MailServer.text(renewed)).contains("lleva al ticket T-100001", "/l/lnk_customer");
    assertThat(MailServer.sentTo(story.customerEmail)).hasSize(2);
    assertThat(MailServer.sentTo(story.accountEmail)).hasSize(2);
    assertThat(Neighbours.askedFor(story.order)).hasSize(1);
  }

  @Test
  void whatIsOverHasNoLinkToRenew() {
    story.tell(renewal("confirm_01jhsn0g00e4v8m7yz0c5x2q3r", "customer"));

    sender.runDue();

    assertThat(MailServer.sentTo(story.customerEmail)).isEmpty();
  }

  private Map<String, Object> renewal(String caseId, String party) {
    return story.ofGateway(
        "link.renewal_requested",
        "link_1",
        Map.of("link", Map.of("id", "link_1", "case", caseId, "party", party)));
  }

  private static List<String> tokens(String address) {
    return MailServer.sentTo(address).stream()
        .flatMap(mail -> LINK.matcher(MailServer.text(mail)).results())
        .map(found -> found.group(1))
        .distinct()
        .toList();
  }

  private RequestSpecification emails() {
    return given()
        .header(
            TestIdentity.HEADER,
            TestIdentity.gatewayToken(story.marketplace, Role.INTEGRATION, null, "emails:read"));
  }
}
