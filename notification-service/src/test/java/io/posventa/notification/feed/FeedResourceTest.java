package io.posventa.notification.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.posventa.notification.MailServer;
import io.posventa.notification.Neighbours;
import io.posventa.notification.Story;
import io.posventa.platform.identity.Role;
import io.posventa.platform.tenant.WorkerRole;
import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.TestEvents;
import io.posventa.platform.test.TestIdentity;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hamcrest.Matcher;
import org.hamcrest.Matchers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(MailServer.class)
@QuarkusTestResource(Neighbours.class)
class FeedResourceTest {
  @Inject WorkerRole worker;
  @Inject FeedRetention retention;

  private final Story story = new Story();

  @Test
  void everyPublicEventIsShownAsItsOwnerToldIt() {
    var opened = story.tell(story.opened());

    var page = events(1, "?types=ticket.*");

    assertThat(page.getString("data[0].id")).isEqualTo(opened.get("id"));
    assertThat(page.getString("data[0].object")).isEqualTo("event");
    assertThat(page.getString("data[0].type")).isEqualTo("ticket.opened");
    assertThat(page.getString("data[0].subject")).isEqualTo(story.ticket);
    assertThat(page.getInt("data[0].version")).isEqualTo(1);
    assertThat(page.getString("data[0].source")).isEqualTo("ticket-service");
    assertThat(page.getString("data[0].time")).isEqualTo("2025-01-17T15:01:00Z");
    assertThat(page.getString("data[0].data.ticket.number")).isEqualTo("T-100001");
  }

  @Test
  void aWalkGoesOnWhereItStoppedAlsoFromAnEmptyPage() {
    story.tell(story.opened());
    story.tell(story.message("vendor"));
    events(2, "");

    var first = page("?limit=1");
    var second = page("?limit=1&cursor=" + first.getString("next_cursor"));
    var empty = page("?limit=1&cursor=" + second.getString("next_cursor"));
    var reply = story.tell(story.message("customer"));
    var last = events(1, "?cursor=" + empty.getString("next_cursor"));

    assertThat(first.getBoolean("has_more")).isTrue();
    assertThat(second.getBoolean("has_more")).isFalse();
    assertThat(empty.getList("data")).isEmpty();
    assertThat(last.getList("data.id")).isEqualTo(List.of(reply.get("id")));
  }

  @Test
  void anEventThatIsDeliveredAgainIsShownOnce() {
    var opened = story.tell(story.opened());
    story.tell(opened);

    assertThat(events(1, "").getList("data.id")).hasSize(1);
  }

  @Test
  void typesNarrowTheFeed() {
    story.tell(story.opened());
    story.tell(story.message("vendor"));
    story.tell(story.refund("refund.scheduled"));
    events(3, "");

    assertThat(page("?types=message.*,refund.scheduled").getList("data.type"))
        .isEqualTo(List.of("message.from_vendor", "refund.scheduled"));
    assertThat(page("?types=refund.failed").getList("data")).isEmpty();
    refused("?types=Ticket").body("code", is("invalid-request"));
    refused("?limit=501").body("errors[0].parameter", is("limit"));
    refused("?limit=0");
    refused("?type=ticket.*");
  }

  @Test
  void aCursorIsGoodForItsFilterAndItsTenantOnly() {
    story.tell(story.opened());
    String cursor = events(1, "?types=ticket.*").getString("next_cursor");

    page("?types=ticket.*&cursor=" + cursor);

    refused("?cursor=" + cursor).body("code", is("invalid-cursor"));
    refused("?types=message.*&cursor=" + cursor).body("code", is("invalid-cursor"));
    get(new Story().marketplace, null, "/v1/events?types=ticket.*&cursor=" + cursor)
        .statusCode(400)
        .body("code", is("invalid-cursor"));
  }

  @Test
  void nobodySeesAnotherTenantsEvents() {
    story.tell(story.opened());
    events(1, "");

    var other = get(new Story().marketplace, null, "/v1/events").extract().jsonPath();

    assertThat(other.getList("data")).isEmpty();
  }

  @Test
  void aVendorsCredentialSeesItsOwnEventsAndThoseOfItsDeadlines() {
    story.tell(story.opened());
    story.tell(deadline());
    story.tell(
        TestEvents.event(
            "gateway",
            "marketplace.updated",
            story.marketplace,
            story.marketplace,
            2,
            Story.OPENED,
            Map.of("marketplace", Map.of("id", story.marketplace))));
    events(3, "");

    var own = get(story.marketplace, story.vendor, "/v1/events").extract().jsonPath();
    var another = get(story.marketplace, "vendor_other", "/v1/events").extract().jsonPath();

    assertThat(own.getList("data.type")).isEqualTo(List.of("ticket.opened", "deadline.scheduled"));
    assertThat(another.getList("data")).isEmpty();
  }

  @Test
  void aDeadlineThatArrivesBeforeItsTicketIsShownToTheVendorToo() {
    story.opened(); // ticket-service has it; its event is still under way
    story.tell(deadline());
    events(1, "");

    var own = get(story.marketplace, story.vendor, "/v1/events").extract().jsonPath();

    assertThat(own.getList("data.type")).isEqualTo(List.of("deadline.scheduled"));
  }

  @Test
  void ticketChangesShowEachTicketOfAPageAsOfItsLastVersionThere() {
    story.tell(story.opened());
    story.tell(story.message("vendor"));
    story.with("status", "closed").tell(closed());
    story.tell(story.refund("refund.saved"));
    events(4, "");

    var whole = changes("");
    var first = changes("?limit=2");
    var rest = changes("?limit=2&cursor=" + first.getString("next_cursor"));

    assertThat(whole.getList("data.version")).isEqualTo(List.of(3));
    assertThat(whole.getString("data[0].status")).isEqualTo("closed");
    assertThat(first.getList("data.version")).isEqualTo(List.of(2));
    assertThat(rest.getList("data.version")).isEqualTo(List.of(3));
    assertThat(changes("?cursor=" + rest.getString("next_cursor")).getList("data")).isEmpty();
  }

  @Test
  void aCursorOfAnotherEpochIsGone() {
    story.tell(story.opened());
    String cursor = events(1, "").getString("next_cursor");
    try {
      execute("update log_head set epoch = 'restored-' || epoch where log = 'feed_event'");

      get(story.marketplace, null, "/v1/events?cursor=" + cursor)
          .statusCode(410)
          .body("code", is("cursor-expired"));
      assertThat(page("").getList("data")).hasSize(1);
    } finally {
      execute("update log_head set epoch = substr(epoch, 10) where log = 'feed_event'");
    }
  }

  @Test
  void whatIsOldIsForgottenAndACursorBeforeItIsGone() {
    String early = page("").getString("next_cursor");
    story.tell(story.opened());
    story.tell(story.message("vendor"));
    events(2, "");
    String fresh = page("").getString("next_cursor");

    execute(
        "update feed_event set recorded_at = recorded_at - interval '36 days' where position <="
            + " (select min(position) from feed_event where marketplace_id = '"
            + story.marketplace
            + "')");
    retention.runDue();

    get(story.marketplace, null, "/v1/events?cursor=" + early).statusCode(410);
    assertThat(page("?cursor=" + fresh).getList("data")).isEmpty();
    assertThat(page("").getList("data.version")).isEqualTo(List.of(2));
  }

  private Map<String, Object> deadline() {
    String id = "deadline_of_" + story.ticket;
    return TestEvents.inCase(
        TestEvents.event(
            "sla-service",
            "deadline.scheduled",
            story.marketplace,
            id,
            1,
            Story.OPENED,
            Map.of("deadline", Map.of("id", id, "case", story.ticket, "action", "execute"))),
        story.ticket);
  }

  private Map<String, Object> closed() {
    return story.event(
        "ticket.closed",
        Map.of(
            "close_reason",
            "solved",
            "by",
            Map.of("party", "customer", "role", "customer", "id", "key_1")));
  }

  /** The page as soon as it has as many events; positions are given a moment after the commit. */
  private JsonPath events(int many, String query) {
    return await()
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> page(query), page -> page.getList("data").size() >= many);
  }

  private JsonPath page(String query) {
    return get(story.marketplace, null, "/v1/events" + query).statusCode(200).extract().jsonPath();
  }

  private JsonPath changes(String query) {
    return get(story.marketplace, null, "/v1/tickets/changes" + query)
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private ValidatableResponse refused(String query) {
    return get(story.marketplace, null, "/v1/events" + query).statusCode(400);
  }

  private static ValidatableResponse get(String marketplace, @Nullable String vendor, String path) {
    return given()
        .header(
            TestIdentity.HEADER,
            TestIdentity.gatewayToken(marketplace, Role.INTEGRATION, vendor, "events:read"))
        .get(path)
        .then();
  }

  private static Matcher<String> is(String text) {
    return Matchers.equalTo(text);
  }

  private void execute(String sql) {
    worker.call(
        connection -> {
          try (var statement = connection.createStatement()) {
            return statement.execute(sql);
          }
        });
  }
}
