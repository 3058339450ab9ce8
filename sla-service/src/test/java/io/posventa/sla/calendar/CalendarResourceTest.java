package io.posventa.sla.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.posventa.platform.identity.Role;
import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.Requirement;
import io.posventa.sla.TestTenant;
import io.posventa.sla.deadline.ManualFiring;
import io.posventa.sla.ladder.Policies;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
@TestProfile(ManualFiring.class)
class CalendarResourceTest {

  @Test
  @Requirement("CB-117")
  void aVendorsCalendarFollowsItsProfile() {
    var tenant = TestTenant.onTestClock("2025-01-06T15:00:00Z");
    var calendar = tenant.operator().get("/v1/calendars?vendor=" + tenant.vendor);
    calendar
        .then()
        .body("data", hasSize(1))
        .body("data[0].zone", equalTo("America/New_York"))
        .body("data[0].weekend", equalTo(List.of("saturday", "sunday")));
    String id = calendar.path("data[0].id");

    tenant.vendorIs(2, Map.of("effective_time_zone", "Asia/Kolkata"));

    tenant
        .operator()
        .get("/v1/calendars/{id}", id)
        .then()
        .body("zone", equalTo("Asia/Kolkata"))
        .body("version", equalTo(2));
    tenant.vendorIs(3, Map.of("effective_time_zone", "Asia/Kolkata"));
    tenant.operator().get("/v1/calendars/{id}", id).then().body("version", equalTo(2));
  }

  @Test
  void aPreviewSaysWhyADayIsClosed() {
    var tenant =
        TestTenant.live(
            Policies.yaml(
                """
                calendars:
                  vendor:
                    zone: vendor
                    weekend: [saturday, sunday]
                    holidays: [own, country]
                  office: { zone: UTC, weekend: [sunday], hours: { monday: [['09:00', '17:00']] } }
                ladders: []
                """));
    tenant.vendorIs(
        2,
        Map.of(
            "effective_time_zone",
            "America/New_York",
            "country",
            "US",
            "holidays",
            List.of(Map.of("date", "2025-07-03", "name", "Bridge"))));
    String id = tenant.operator().get("/v1/calendars?vendor=" + tenant.vendor).path("data[0].id");

    tenant
        .operator()
        .get("/v1/calendars/{id}/preview?from=2025-07-03&to=2025-07-07", id)
        .then()
        .statusCode(200)
        .body("days", hasSize(5))
        .body("days[0].source", equalTo("own"))
        .body("days[1].source", equalTo("US"))
        .body("days[2].reason", equalTo("weekend"))
        .body("days[4].open", equalTo(true));
    tenant
        .operator()
        .get("/v1/calendars/{id}/preview?from=2025-07-03&to=2025-07-02", id)
        .then()
        .statusCode(400);
    tenant.operator().get("/v1/calendars/{id}/preview", id).then().statusCode(400);
    tenant.operator().get("/v1/calendars").then().body("data", hasSize(2));
  }

  @Test
  void othersCalendarsAreNotThere() {
    var tenant = TestTenant.onTestClock("2025-01-06T15:00:00Z");
    var other = TestTenant.onTestClock("2025-01-06T15:00:00Z");
    String id = tenant.operator().get("/v1/calendars").path("data[0].id");

    other.operator().get("/v1/calendars/{id}", id).then().statusCode(404);
    other
        .operator()
        .get("/v1/calendars/{id}/preview?from=2025-01-01&to=2025-01-02", id)
        .then()
        .statusCode(404);
    tenant
        .as(Role.VENDOR_ADMIN, "vendor_other")
        .get("/v1/calendars/{id}", id)
        .then()
        .statusCode(404);
    assertThat(
            tenant.as(Role.VENDOR_ADMIN, "vendor_other").get("/v1/calendars").<List<?>>path("data"))
        .isEmpty();
  }
}
