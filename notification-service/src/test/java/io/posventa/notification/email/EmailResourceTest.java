package io.posventa.notification.email;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.posventa.notification.MailServer;
import io.posventa.notification.Neighbours;
import io.posventa.notification.Story;
import io.posventa.platform.identity.Role;
import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.TestIdentity;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(MailServer.class)
@QuarkusTestResource(Neighbours.class)
class EmailResourceTest {
  @Inject EmailSender sender;

  private final Story story = new Story();

  @Test
  void aMailIsListedFromTheMomentItIsQueuedAndShowsWhenItWasSent() {
    story.nothingDue().tell(story.opened());
    String id =
        marketplace()
            .get("/v1/emails?status=queued&to=" + story.customerEmail)
            .then()
            .statusCode(200)
            .body("data", hasSize(1))
            .body("data[0].subject", equalTo("Ticket abierto T-100001: Curso de piano"))
            .body("data[0]", not(hasKey("text")))
            .extract()
            .path("data[0].id");

    sender.runDue();

    marketplace()
        .get("/v1/emails/" + id)
        .then()
        .statusCode(200)
        .header("ETag", notNullValue())
        .body("object", equalTo("email"))
        .body("status", equalTo("sent"))
        .body("template", equalTo("ticket_opened"))
        .body("party", equalTo("customer"))
        .body("case", equalTo(story.ticket))
        .body("to", contains(story.customerEmail))
        .body("attempts", equalTo(1))
        .body("sent_at", notNullValue())
        .body("message_id", containsString(".customer@posventa.example"))
        .body("text", containsString("El vídeo no se abre"))
        .body("html", containsString("<html lang=\"es\">"));
  }

  @Test
  void theListIsPagedInTheOrderOfCreation() {
    story.nothingDue().tell(story.opened());
    story.tell(story.message("vendor"));

    List<String> all = marketplace().get("/v1/emails").then().extract().path("data.id");
    String next =
        marketplace()
            .get("/v1/emails?limit=3")
            .then()
            .body("data.id", equalTo(all.subList(0, 3)))
            .extract()
            .path("next_cursor");

    assertThat(all).hasSize(4).isSorted();
    marketplace()
        .get("/v1/emails?limit=3&cursor=" + next)
        .then()
        .body("data.id", equalTo(all.subList(3, 4)))
        .body("has_more", equalTo(false));
    marketplace()
        .get("/v1/emails?limit=3&status=sent&cursor=" + next)
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid-cursor"));
  }

  @Test
  void anotherMarketplaceSeesNothingOfIt() {
    story.nothingDue().tell(story.opened());
    String id = marketplace().get("/v1/emails").then().extract().path("data[0].id");

    as(new Story().marketplace, null).get("/v1/emails").then().body("data", hasSize(0));
    as(new Story().marketplace, null)
        .get("/v1/emails/" + id)
        .then()
        .statusCode(404)
        .body("code", equalTo("not-found"));
  }

  @Test
  void aVendorSeesTheMailsThatItGotAndNotTheCustomers() {
    story.nothingDue().tell(story.opened());
    String customers =
        marketplace()
            .get("/v1/emails?to=" + story.customerEmail)
            .then()
            .extract()
            .path("data[0].id");

    as(story.marketplace, story.vendor)
        .get("/v1/emails")
        .then()
        .body("data", hasSize(1))
        .body("data.party", everyItem(equalTo("vendor")));
    as(story.marketplace, story.vendor).get("/v1/emails/" + customers).then().statusCode(404);
    as(story.marketplace, new Story().vendor).get("/v1/emails").then().body("data", hasSize(0));
  }

  @Test
  void unknownFiltersAreRefused() {
    marketplace().get("/v1/emails?status=gone").then().statusCode(400);
    marketplace().get("/v1/emails?template=poem").then().statusCode(400);
    marketplace().get("/v1/emails?colour=red").then().statusCode(400);
    marketplace().get("/v1/emails?limit=101").then().statusCode(400);
  }

  @Test
  void onlyAMailThatFailedOrBouncedIsSentAgain() {
    story.nothingDue().tell(story.opened());
    String id = marketplace().get("/v1/emails").then().extract().path("data[0].id");

    marketplace()
        .post("/v1/emails/" + id + "/resend")
        .then()
        .statusCode(409)
        .body("code", equalTo("email-not-resendable"));
  }

  @Test
  void theMarketplaceIsQuietWhenAllItsMailsAreSent() {
    story.nothingDue().tell(story.opened());

    quiet().body("quiet", equalTo(false)).body("waiting.toString()", containsString("2 mails"));
    sender.runDue();

    quiet().body("waiting.toString()", not(containsString("mails")));
  }

  private ValidatableResponse quiet() {
    return given()
        .header(TestIdentity.HEADER, TestIdentity.serviceToken("gateway", story.marketplace))
        .get("/internal/quiet")
        .then()
        .statusCode(200);
  }

  private RequestSpecification marketplace() {
    return as(story.marketplace, null);
  }

  private static RequestSpecification as(String marketplace, String vendor) {
    return given()
        .header(
            TestIdentity.HEADER,
            TestIdentity.gatewayToken(
                marketplace, Role.INTEGRATION, vendor, "emails:read", "emails:write"));
  }
}
