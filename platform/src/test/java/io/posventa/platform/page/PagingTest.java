package io.posventa.platform.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.posventa.platform.identity.Role;
import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.TestIdentity;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class PagingTest {
  private static RequestSpecification caller(String marketplace, @Nullable String vendor) {
    return given()
        .header(
            TestIdentity.HEADER, TestIdentity.gatewayToken(marketplace, Role.INTEGRATION, vendor));
  }

  private static String cursor() {
    return caller("mkt_1", null)
        .get("/v1/samples?colour=green")
        .then()
        .statusCode(200)
        .body("object", equalTo("list"))
        .body("data", hasSize(25))
        .body("has_more", equalTo(true))
        .extract()
        .path("next_cursor");
  }

  @Test
  void followingTheCursorsVisitsEveryRowOnce() {
    var seen = new ArrayList<Integer>();
    @Nullable String cursor = null;
    do {
      var request = caller("mkt_1", null).queryParam("limit", 7);
      if (cursor != null) {
        request.queryParam("cursor", cursor);
      }
      var page = request.get("/v1/samples").then().statusCode(200).extract();
      seen.addAll(page.<List<Integer>>path("data"));
      cursor = page.path("next_cursor");
    } while (cursor != null);

    assertThat(seen).isEqualTo(IntStream.range(0, 60).boxed().toList());
  }

  @Test
  void theLastPageHasNoCursor() {
    caller("mkt_1", null)
        .get("/v1/samples?limit=60")
        .then()
        .body("data", hasSize(60))
        .body("has_more", equalTo(false))
        .body("next_cursor", nullValue());
  }

  @Test
  void aCursorIsGoodForItsFiltersOnly() {
    refuses(caller("mkt_1", null).queryParam("colour", "dark_red").queryParam("cursor", cursor()));
  }

  @Test
  void aCursorIsGoodForItsTenantOnly() {
    refuses(caller("mkt_2", null).queryParam("colour", "green").queryParam("cursor", cursor()));
    refuses(
        caller("mkt_1", "vendor_1").queryParam("colour", "green").queryParam("cursor", cursor()));
  }

  @Test
  void aCursorThatWasTouchedIsRefused() {
    String cursor = cursor();
    char last = cursor.charAt(cursor.length() - 1);
    String touched = cursor.substring(0, cursor.length() - 1) + (last == 'A' ? 'B' : 'A');

    for (String wrong : new String[] {touched, "x", "????", "A".repeat(3_000)}) {
      refuses(caller("mkt_1", null).queryParam("colour", "green").queryParam("cursor", wrong));
    }
  }

  private static void refuses(RequestSpecification request) {
    request
        .get("/v1/samples")
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid-cursor"))
        .body("errors[0].parameter", equalTo("cursor"));
  }
}
