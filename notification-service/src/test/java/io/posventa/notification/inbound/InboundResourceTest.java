package io.posventa.notification.inbound;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.posventa.notification.template.Party;
import io.posventa.platform.identity.Role;
import io.posventa.platform.test.TestIdentity;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InboundResourceTest extends InboundTest {
  private World world;

  @BeforeEach
  void prepare() {
    world = new World(peer).withTicket();
  }

  @Test
  void anOperatorSeesWhatBecameOfAMailAndWhy() {
    deliver(mail("eve@elsewhere.example", world.refunds(), world.externalId, "x"));
    deliver(mail(world.customer, address(world, Party.CUSTOMER), "Re: Ticket", "x"));
    run();

    String id =
        operator(world)
            .get("/v1/inbound-emails?outcome=confirmation_asked")
            .then()
            .statusCode(200)
            .body("data", hasSize(1))
            .body("data[0].from", equalTo("eve@elsewhere.example"))
            .body("data[0].to", equalTo(world.refunds()))
            .body("data[0].reason", equalTo("unknown_sender"))
            .body("data[0].order", equalTo(world.order))
            .extract()
            .path("data[0].id");

    operator(world)
        .get("/v1/inbound-emails/" + id)
        .then()
        .statusCode(200)
        .header("ETag", notNullValue())
        .body("object", equalTo("inbound_email"))
        .body("kind", equalTo("personal"))
        .body("status", equalTo("done"))
        .body("subject", equalTo(world.externalId))
        .body("$", not(hasKey("ticket")));
    operator(world)
        .get("/v1/inbound-emails?ticket=" + world.ticket)
        .then()
        .body("data.outcome", contains("message_added"))
        .body("data[0].party", equalTo("customer"))
        .body("data[0].to", equalTo("reply+…"))
        .body("data[0].message", notNullValue());
  }

  @Test
  void theListIsPagedInTheOrderOfArrival() {
    for (int i = 0; i < 4; i++) {
      deliver(mail("p" + i + "@example.com", world.refunds(), "Hola", "x"));
    }
    run();

    List<String> all = operator(world).get("/v1/inbound-emails").then().extract().path("data.id");
    String next =
        operator(world)
            .get("/v1/inbound-emails?limit=3")
            .then()
            .body("data.id", equalTo(all.subList(0, 3)))
            .extract()
            .path("next_cursor");

    assertThat(all).hasSize(4).isSorted();
    operator(world)
        .get("/v1/inbound-emails?limit=3&cursor=" + next)
        .then()
        .body("data.id", equalTo(all.subList(3, 4)));
    operator(world)
        .get("/v1/inbound-emails?limit=3&status=done&cursor=" + next)
        .then()
        .statusCode(400);
  }

  @Test
  void nobodyElseSeesIt() {
    deliver(mail(world.customer, world.refunds(), world.externalId, "x"));
    run();
    String id = operator(world).get("/v1/inbound-emails").then().extract().path("data[0].id");

    operator(new World(peer)).get("/v1/inbound-emails").then().body("data", hasSize(0));
    operator(new World(peer)).get("/v1/inbound-emails/" + id).then().statusCode(404);
    operator(new World(peer)).post("/v1/inbound-emails/" + id + "/retry").then().statusCode(404);
    as(world, Role.VENDOR_ADMIN, world.vendor).get("/v1/inbound-emails").then().statusCode(403);
    as(world, Role.INTEGRATION, null).get("/v1/inbound-emails/" + id).then().statusCode(403);
  }

  @Test
  void unknownFiltersAreRefused() {
    operator(world).get("/v1/inbound-emails?outcome=gone").then().statusCode(400);
    operator(world).get("/v1/inbound-emails?colour=red").then().statusCode(400);
  }

  /** Tries the marketplace's latest mail again. */
  static Response retry(World world) {
    List<String> ids = operator(world).get("/v1/inbound-emails").then().extract().path("data.id");
    return operator(world).post("/v1/inbound-emails/" + ids.getLast() + "/retry");
  }

  private static RequestSpecification operator(World world) {
    return as(world, Role.OPERATOR, null);
  }

  private static RequestSpecification as(World world, Role role, String vendor) {
    return given()
        .header(
            TestIdentity.HEADER,
            TestIdentity.gatewayToken(
                world.marketplace, role, vendor, "emails:read", "emails:write"));
  }
}
