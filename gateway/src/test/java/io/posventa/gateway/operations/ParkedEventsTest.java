package io.posventa.gateway.operations;

import static io.posventa.gateway.stage.Stage.admin;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.posventa.gateway.stage.Service.Answer;
import io.posventa.gateway.stage.Stage;
import io.posventa.platform.test.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(Stage.class)
class ParkedEventsTest {
  private static final String ID = "parked_01m80r4n2wftm823rv3zh9j6q8";

  @Test
  void whoeverRunsTheSuiteSeesParkedEventsAndReplaysThem() {
    Stage.service("rma-service")
        .on(
            "GET",
            "/internal/parked-events",
            call ->
                // As the services do: a parameter without a value is refused.
                call.path().endsWith("=")
                    ? Answer.json(422, "{}")
                    : Answer.json(
                        200, "{\"data\":[{\"id\":\"" + ID + "\",\"object\":\"parked_event\"}]}"));
    Stage.service("rma-service")
        .on(
            "POST",
            "/internal/parked-events/" + ID + "/replay",
            _ -> Answer.json(200, "{\"replayed\":2}"));

    admin()
        .get("/v1/operations/rma-service/parked-events")
        .then()
        .statusCode(200)
        .body("data.id", contains(ID))
        .body("has_more", equalTo(false));
    admin()
        .post("/v1/operations/rma-service/parked-events/{id}/replay", ID)
        .then()
        .statusCode(200)
        .body("replayed", equalTo(2));
    admin().get("/v1/operations/nobody/parked-events").then().statusCode(404);
  }

  @Test
  void tenantsDoNotSeeThem() {
    Stage.newTenant()
        .operator()
        .get("/v1/operations/rma-service/parked-events")
        .then()
        .statusCode(403);
  }
}
