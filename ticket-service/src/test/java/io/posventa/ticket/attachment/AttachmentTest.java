package io.posventa.ticket.attachment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.Requirement;
import io.posventa.platform.test.TestIdentity;
import io.posventa.ticket.shop.Log;
import io.posventa.ticket.shop.Rma;
import io.posventa.ticket.shop.Shop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.HttpClientConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.http.entity.mime.HttpMultipartMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(Rma.class)
@Requirement("GEN-26")
class AttachmentTest {
  private static final byte[] PICTURE =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5E"
                  + "rkJggg==");

  private static final HttpClientConfig UTF_8_NAMES =
      HttpClientConfig.httpClientConfig().httpMultipartMode(HttpMultipartMode.RFC6532);

  private Shop shop;

  @BeforeEach
  void everybodyIsWell() {
    Rma.reset();
    shop = Shop.open();
  }

  @Test
  void aFileIsUploadedAttachedAndDownloadedAsItWas() {
    String ticket = shop.ticket("support");
    var uploaded = upload(shop.asCustomerOf(ticket), "Foto añ.png", PICTURE);

    String id = uploaded.then().statusCode(201).extract().path("id");
    uploaded
        .then()
        .header("Location", endsWith("/v1/attachments/" + id))
        .body("object", equalTo("attachment"))
        .body("name", equalTo("Foto añ.png"))
        .body("type", equalTo("image/png"))
        .body("size", equalTo(PICTURE.length))
        .body("ticket", nullValue())
        .body("url", nullValue());
    shop.asCustomerOf(ticket)
        .body(Map.of("body", "See here.", "attachments", List.of(id)))
        .post("/v1/tickets/{id}/messages", ticket)
        .then()
        .statusCode(201)
        .body("attachments.id", contains(id))
        .body("attachments.name", contains("Foto añ.png"));

    String url =
        shop.asVendorOf(ticket)
            .get("/v1/attachments/" + id)
            .then()
            .statusCode(200)
            .body("ticket", equalTo(ticket))
            .body("url", startsWith("/v1/files/"))
            .extract()
            .path("url");
    byte[] got =
        visitor()
            .get(url)
            .then()
            .statusCode(200)
            .contentType("image/png")
            .header("Content-Disposition", startsWith("attachment; filename=\"Foto a_.png\""))
            .header("Content-Disposition", containsString("filename*=UTF-8''Foto%20a%C3%B1.png"))
            .header("X-Content-Type-Options", equalTo("nosniff"))
            .header("Content-Security-Policy", startsWith("sandbox"))
            .header("Set-Cookie", nullValue())
            .extract()
            .asByteArray();
    assertThat(got).isEqualTo(PICTURE);
    var told = Log.last(ticket).data();
    assertThat(told.at("/message/attachments/0/type").asText()).isEqualTo("image/png");
    assertThat(told.at("/message/attachments/0/sha256").asText())
        .isEqualTo(uploaded.path("sha256"));
    String history = shop.asOperator().get("/v1/tickets/{id}/history", ticket).asString();
    assertThat(history).contains(id, (String) uploaded.path("sha256")).doesNotContain("Foto");
  }

  @Test
  void filesComeWithEverythingThatIsWritten() {
    var opening = Shop.opening("refund", shop.order());
    opening.put("attachments", List.of(picture(shop.asMarketplace())));
    String ticket =
        shop.asMarketplace()
            .body(opening)
            .post("/v1/tickets")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    assertThat(Log.last(ticket).data().at("/message/attachments")).hasSize(1);

    var conversion = Map.of("type", "support", "comment", "So.", "attachments", one());
    shop.asMarketplace()
        .body(conversion)
        .post("/v1/tickets/{id}/convert", ticket)
        .then()
        .statusCode(200);
    assertThat(Log.last(ticket).data().at("/message/attachments")).hasSize(1);
    Shop.refused(
        shop.asMarketplace()
            .body(Map.of("attachments", one()))
            .post("/v1/tickets/{id}/close", ticket),
        400,
        "invalid-request",
        "/comment",
        "required");
    shop.asMarketplace()
        .body(Map.of("comment", "Done.", "attachments", one()))
        .post("/v1/tickets/{id}/close", ticket)
        .then()
        .statusCode(200);
    assertThat(Log.last(ticket).data().at("/message/attachments")).hasSize(1);
    shop.asMarketplace()
        .body(Map.of("reason", "Look.", "attachments", one()))
        .post("/v1/tickets/{id}/escalate", ticket)
        .then()
        .statusCode(201)
        .body("attachments.type", contains("image/png"));
  }

  private List<String> one() {
    return List.of(picture(shop.asMarketplace()));
  }

  @Test
  void onlyTheTicketsPartiesGetAFile() {
    String ticket = shop.ticket("support");
    String id = picture(shop.asCustomerOf(ticket));

    Shop.refused(shop.asVendorOf(ticket).get("/v1/attachments/" + id), 404, "not-found");
    shop.asCustomerOf(ticket).get("/v1/attachments/" + id).then().statusCode(200);
    attach(ticket, id).then().statusCode(201);

    for (var other :
        List.of(
            shop.asOtherVendor(),
            shop.asCustomerOf(shop.ticket("support")),
            shop.asVendorOf(shop.order()),
            Shop.open().asOperator())) {
      Shop.refused(other.get("/v1/attachments/" + id), 404, "not-found");
    }
    shop.asOperator().get("/v1/attachments/" + id).then().statusCode(200);
  }

  @Test
  void aFileIsAttachedOnceAndByItsUploaderOnly() {
    String ticket = shop.ticket("support");
    String other = shop.ticket("support");
    String id = picture(shop.asCustomerOf(ticket));

    Shop.refused(
        shop.asVendorOf(ticket)
            .body(Map.of("body", "Mine!", "attachments", List.of(id)))
            .post("/v1/tickets/{id}/messages", ticket),
        404,
        "not-found",
        "/attachments/0",
        "not_found");
    attach(ticket, id).then().statusCode(201);
    Shop.refused(attach(ticket, id), 409, "attachment-used", "/attachments/0", "used");
    Shop.refused(attach(other, id), 409, "attachment-used", "/attachments/0", "used");
    assertThat(Log.of(other)).hasSize(1);
  }

  @Test
  void anAttemptThatIsRefusedLeavesTheFileFree() {
    String ticket = shop.ticket("support");
    String id = picture(shop.asCustomerOf(ticket));

    Shop.refused(
        shop.asCustomerOf(ticket)
            .body(Map.of("body", "So.", "attachments", List.of(id, Shop.id("att"))))
            .post("/v1/tickets/{id}/messages", ticket),
        404,
        "not-found",
        "/attachments/1",
        "not_found");
    attach(ticket, id).then().statusCode(201);
  }

  @Test
  void noMoreFilesThanThePolicyAllows() {
    var small = Shop.openWith(Map.of("max_count", 2, "max_size", 1024));
    String ticket = small.ticket("support");
    var ids = new ArrayList<String>();
    for (int i = 0; i < 3; i++) {
      ids.add(picture(small.asMarketplace()));
    }

    Shop.refused(
        small
            .asMarketplace()
            .body(Map.of("body", "All", "attachments", ids))
            .post("/v1/tickets/{id}/messages", ticket),
        422,
        "rule-violated",
        "/attachments",
        "too_many");
    Shop.refused(
        upload(small.asMarketplace(), "big.txt", "x".repeat(1025).getBytes(StandardCharsets.UTF_8)),
        413,
        "payload-too-large",
        "/file",
        "too_large");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "setup.exe",
        "photo.png.exe",
        "Macro.DOCM",
        "script.js",
        "run.bat",
        "link.lnk",
        "x.jar",
        "drawing.svg",
        "page.html",
        "tail.exe. ",
        "dir/evil.cmd",
        "hidden.\u202Ecod.scr"
      })
  void whatASystemWouldRunIsRefusedByItsName(String name) {
    Shop.refused(
        upload(shop.asMarketplace(), name, "harmless".getBytes(StandardCharsets.UTF_8)),
        415,
        "unsupported-media-type",
        "/file",
        "type_refused");
  }

  @Test
  void theTypeIsWhatTheBytesSay() {
    byte[] program = "MZ\u0090\0\u0003\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    byte[] page = "<!DOCTYPE html><html><script>1</script></html>".getBytes(StandardCharsets.UTF_8);
    byte[] shell = "#!/bin/sh\nrm -rf /\n".getBytes(StandardCharsets.UTF_8);

    for (byte[] bytes : List.of(program, page, shell)) {
      Shop.refused(
          upload(shop.asMarketplace(), "invoice.pdf", bytes),
          415,
          "unsupported-media-type",
          "/file",
          "type_refused");
    }
    upload(shop.asMarketplace(), "notes.pdf", "Dear Ana".getBytes(StandardCharsets.UTF_8))
        .then()
        .statusCode(201)
        .body("type", equalTo("text/plain"));
  }

  @Test
  void anEmptyFileOrNoneIsRefused() {
    Shop.refused(
        upload(shop.asMarketplace(), "empty.txt", new byte[0]),
        400,
        "invalid-request",
        "/file",
        "empty");
    Shop.refused(
        shop.asMarketplace()
            .contentType("multipart/form-data")
            .multiPart("other", "a.txt", "x".getBytes(StandardCharsets.UTF_8))
            .post("/v1/attachments"),
        400,
        "invalid-request",
        "/file",
        "required");
  }

  @Test
  void aLargerFileThanThePolicysIsRefusedAndOneOfItsSizeIsNot() {
    byte[] most = new byte[10_485_760];
    Arrays.fill(most, (byte) 'x');

    upload(shop.asMarketplace(), "log.txt", most)
        .then()
        .statusCode(201)
        .body("size", equalTo(10_485_760));
    Shop.refused(
        upload(shop.asMarketplace(), "log.txt", Arrays.copyOf(most, most.length + 1)),
        413,
        "payload-too-large");
  }

  @Test
  void theSameKeyTakesTheSameFileOnce() {
    byte[] other = "Dear Ana".getBytes(StandardCharsets.UTF_8);

    var first = upload(shop.asMarketplace().header("Idempotency-Key", "one"), "a.png", PICTURE);
    var again = upload(shop.asMarketplace().header("Idempotency-Key", "one"), "a.png", PICTURE);

    assertThat(again.asString()).isEqualTo(first.asString());
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    Shop.refused(
        upload(shop.asMarketplace().header("Idempotency-Key", "one"), "a.txt", other),
        422,
        "idempotency-key-reused");
  }

  @Test
  void whoUsesNothingOfItCannotUploadForEver() {
    byte[] large = new byte[10_485_760];
    Arrays.fill(large, (byte) 'x');
    upload(shop.asMarketplace(), "log.txt", large).then().statusCode(201);
    upload(shop.asMarketplace(), "log.txt", large).then().statusCode(201);

    Shop.refused(upload(shop.asMarketplace(), "log.txt", large), 429, "quota-exceeded");
    upload(shop.asVendor(), "log.txt", large).then().statusCode(201);
  }

  @Test
  void anAddressIsForOneFileAndNobodyMakesOneUp() {
    String url =
        shop.asMarketplace().get("/v1/attachments/" + picture(shop.asMarketplace())).path("url");
    int ofTheTime = "/v1/files/".length() + 52;
    char other = url.charAt(ofTheTime) == 'A' ? 'B' : 'A';
    String forged = url.substring(0, ofTheTime) + other + url.substring(ofTheTime + 1);

    visitor().get(url).then().statusCode(200);
    for (String bad : List.of(forged, url.substring(0, url.length() - 4), "/v1/files/AAAA")) {
      Shop.refused(visitor().get(bad), 404, "not-found");
    }
  }

  @Test
  void filesOfMailsAreUploadedByTheServiceThatReadsThem() {
    String ticket = shop.ticket("support");
    String id =
        shop.asService("notification-service")
            .contentType("application/octet-stream")
            .body(PICTURE)
            .post("/internal/attachments?name=photo.png")
            .then()
            .statusCode(201)
            .body("type", equalTo("image/png"))
            .extract()
            .path("id");

    shop.asService("notification-service")
        .body(
            Map.of(
                "ticket", ticket,
                "party", "customer",
                "address", "ana@example.com",
                "body", "See the picture.",
                "attachments", List.of(id)))
        .post("/internal/inbound/messages")
        .then()
        .statusCode(201);

    assertThat(Log.last(ticket).data().at("/message/attachments/0/name").asText())
        .isEqualTo("photo.png");
    Shop.refused(
        shop.asService("notification-service")
            .contentType("application/octet-stream")
            .body("MZ\u0090\0\u0003\0\0\0".getBytes(StandardCharsets.ISO_8859_1))
            .post("/internal/attachments?name=photo.png"),
        415,
        "unsupported-media-type");
  }

  private Response attach(String ticket, String id) {
    return shop.asCustomerOf(ticket)
        .body(Map.of("body", "See here.", "attachments", List.of(id)))
        .post("/v1/tickets/{id}/messages", ticket);
  }

  private static String picture(RequestSpecification caller) {
    return upload(caller, "photo.png", PICTURE).then().statusCode(201).extract().path("id");
  }

  private static Response upload(RequestSpecification caller, String name, byte[] bytes) {
    return caller
        .config(RestAssured.config().httpClient(UTF_8_NAMES))
        .contentType("multipart/form-data")
        .multiPart("file", name, bytes, "image/jpeg")
        .post("/v1/attachments");
  }

  private static RequestSpecification visitor() {
    return given().header(TestIdentity.HEADER, TestIdentity.visitorToken());
  }
}
