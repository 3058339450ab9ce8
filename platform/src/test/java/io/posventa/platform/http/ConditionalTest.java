package io.posventa.platform.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.posventa.platform.identity.Role;
import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.TestIdentity;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class ConditionalTest {
  private static RequestSpecification caller() {
    return given()
        .contentType("application/json")
        .header(TestIdentity.HEADER, TestIdentity.gatewayToken("mkt_1", Role.OPERATOR, null));
  }

  @Test
  void aViewIsTaggedWithItsVersion() {
    caller()
        .get("/v1/samples/1")
        .then()
        .statusCode(200)
        .header("ETag", "\"v7\"")
        .header("Cache-Control", "private, no-cache")
        .body("display_name", equalTo("Seven"))
        .body("colour", equalTo("dark_red"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"v7\"", "\"v6\", \"v7\"", "W/\"v7\"", "*"})
  void whatTheCallerHasIsNotSentAgain(String known) {
    caller()
        .header("If-None-Match", known)
        .get("/v1/samples/1")
        .then()
        .statusCode(304)
        .header("ETag", "\"v7\"")
        .body(emptyString());
  }

  @Test
  void aLiveViewsTagFollowsWhatItShows() {
    SampleResource.UNREAD.set(1);
    String before =
        caller()
            .get("/v1/samples/1/live")
            .then()
            .header("ETag", matchesPattern("\"v7-[0-9a-f]{8}\""))
            .extract()
            .header("ETag");
    caller().header("If-None-Match", before).get("/v1/samples/1/live").then().statusCode(304);

    SampleResource.UNREAD.set(2);

    String after =
        caller()
            .header("If-None-Match", before)
            .get("/v1/samples/1/live")
            .then()
            .statusCode(200)
            .header("ETag", not(equalTo(before)))
            .extract()
            .header("ETag");
    assertThat(after).startsWith("\"v7-");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"v7\"", "\"v7-0123abcd\"", "\"v6\",\"v7\"", "*"})
  void theCurrentVersionMayBeReplaced(String tag) {
    caller()
        .header("If-Match", tag)
        .body("{\"display_name\":\"a\"}")
        .put("/v1/samples/1")
        .then()
        .statusCode(200)
        .header("ETag", "\"v8\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"v6\"", "W/\"v7\"", "v7", "\"other\""})
  void aStaleVersionIsRefusedWithTheCurrentTag(String tag) {
    caller()
        .header("If-Match", tag)
        .body("{\"display_name\":\"a\"}")
        .put("/v1/samples/1")
        .then()
        .statusCode(412)
        .header("ETag", "\"v7\"")
        .body("code", equalTo("version-mismatch"));
  }

  @Test
  void replacingAWholeDocumentNeedsAVersion() {
    caller()
        .body("{\"display_name\":\"a\"}")
        .put("/v1/samples/1")
        .then()
        .statusCode(428)
        .body("code", equalTo("version-required"));
  }

  @Test
  void aMergePatchIsTaken() {
    caller()
        .contentType("application/merge-patch+json")
        .body("{\"display_name\":\"a\"}")
        .patch("/v1/samples/1")
        .then()
        .statusCode(200)
        .header("ETag", "\"v8\"");
  }
}
