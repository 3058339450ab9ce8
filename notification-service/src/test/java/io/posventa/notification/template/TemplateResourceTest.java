package io.posventa.notification.template;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

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
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(MailServer.class)
@QuarkusTestResource(Neighbours.class)
class TemplateResourceTest {
  private final Story story = new Story();

  @Test
  @Requirement({"CB-94", "CB-95"})
  void everyMailIsListedWithItsSubjectInTheMarketplacesLanguage() {
    reader()
        .get("/v1/templates")
        .then()
        .statusCode(200)
        .body("object", equalTo("list"))
        .body("has_more", equalTo(false))
        .body("data", hasSize(MailTemplate.values().length))
        .body("data.subject", hasItem("Ticket abierto {number}: {product}"))
        .body(
            "data.find { it.name == 'ticket_opened' }.recipients",
            equalTo(List.of("customer", "vendor")))
        .body(
            "data.find { it.name == 'ticket_opened' }.triggers", equalTo(List.of("ticket.opened")))
        .body("data.find { it.name == 'ticket_opened' }.languages", equalTo(List.of("en", "es")));
  }

  @Test
  void oneMailIsReadInTheLanguageAskedFor() {
    reader()
        .get("/v1/templates/sale_notification?locale=en-GB")
        .then()
        .statusCode(200)
        .body("object", equalTo("template"))
        .body("subject", equalTo("New sale {number}: {product}"))
        .body("description", equalTo("When something is bought."))
        .body("blocks", equalTo(List.of("reason", "link", "items", "order")));
  }

  @Test
  @Requirement({"CB-93", "GEN-16"})
  void aPreviewIsTheMailWithSampleData() {
    reader()
        .get("/v1/templates/inactivity_warning_vendor_1/preview?party=vendor")
        .then()
        .statusCode(200)
        .body("locale", equalTo("es"))
        .body("party", equalTo("vendor"))
        .body("subject", startsWith("Advertencia de inactividad del ticket T-100001"))
        .body("text", containsString("Responda al ticket"))
        .body("html", containsString("Mercado &quot;Norte&quot;"));
    reader()
        .get("/v1/templates/inactivity_warning_vendor_1/preview?locale=en")
        .then()
        .body("party", equalTo("customer"))
        .body("text", containsString("You can turn this ticket into a refund request"));
  }

  @Test
  void whatIsAskedWronglyIsRefused() {
    reader().get("/v1/templates/poem").then().statusCode(404).body("code", equalTo("not-found"));
    reader()
        .get("/v1/templates/sign_in/preview?party=vendor")
        .then()
        .statusCode(400)
        .body("errors[0].parameter", equalTo("party"))
        .body("errors[0].code", equalTo("not_a_recipient"));
    reader()
        .get("/v1/templates?locale=spanish")
        .then()
        .statusCode(400)
        .body("errors[0].parameter", equalTo("locale"));
    reader().get("/v1/templates/sign_in/preview?party=nobody").then().statusCode(400);
  }

  @Test
  @Requirement({"CB-93", "CB-94"})
  void theCatalogueIsAPageAndAPaper() {
    reader()
        .get("/v1/templates/catalogue.html?locale=en")
        .then()
        .statusCode(200)
        .contentType("text/html;charset=UTF-8")
        .body(startsWith("<!DOCTYPE html>"))
        .body(containsString("Ticket opened {number}: {product}"));
    byte[] paper =
        reader()
            .get("/v1/templates/catalogue.pdf")
            .then()
            .statusCode(200)
            .contentType("application/pdf")
            .header("Content-Disposition", "inline; filename=\"posventa-mails-es.pdf\"")
            .extract()
            .asByteArray();
    assertThat(new String(paper, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
  }

  private RequestSpecification reader() {
    return given()
        .header(
            TestIdentity.HEADER,
            TestIdentity.gatewayToken(
                story.marketplace, Role.VENDOR_AGENT, story.vendor, "emails:read"));
  }
}
