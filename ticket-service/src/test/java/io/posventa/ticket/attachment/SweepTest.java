package io.posventa.ticket.attachment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.posventa.platform.identity.Role;
import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.TestIdentity;
import io.posventa.ticket.shop.Rma;
import io.posventa.ticket.shop.Shop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bytes are kept once, for as long as something names them. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(Rma.class)
class SweepTest {
  @Inject Sweep sweep;
  private Shop shop;

  @BeforeEach
  void everybodyIsWell() {
    Rma.reset();
    shop = Shop.open();
  }

  @Test
  void equalFilesAreKeptOncePerMarketplace() throws Exception {
    byte[] bytes = unique();
    Callable<String> upload = () -> upload(bytes);

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.invokeAll(List.of(upload, upload, upload, upload)).forEach(done -> done.resultNow());
    }
    upload(bytes);

    assertThat(count("attachment", "true")).isEqualTo(5);
    assertThat(count("stored_file", "status = 'STORED'")).isEqualTo(1);
  }

  @Test
  void whatNobodyUsedForADayGoesAndWhatIsUsedStays() {
    byte[] shared = unique();
    String used = upload(shared);
    String unused = upload(shared);
    String lonely = upload(unique());
    String ticket = attach(used);
    age();

    sweep.runDue();
    sweep.runDue();

    assertThat(count("attachment", "id in ('" + unused + "', '" + lonely + "')")).isZero();
    assertThat(count("stored_file", "true")).isEqualTo(1);
    assertThat(files()).hasSize(1);
    assertThat(download(used)).isEqualTo(shared);
    assertThat(ticket).startsWith("ticket_");
  }

  @Test
  void whatIsYoungerThanADayStays() {
    String young = upload(unique());

    sweep.runDue();

    assertThat(count("attachment", "id = '" + young + "'")).isEqualTo(1);
  }

  @Test
  void whatACrashLeftOnItsWayGoes() throws Exception {
    String id = Shop.id("file");
    change(
        "insert into stored_file values ('%s', '%s', 'ab', 2, 'PENDING', now() - interval '25 h')"
            .formatted(shop.marketplace, id));
    Path left = root().resolve(StoredFiles.key(shop.marketplace, id));
    Files.createDirectories(left.getParent());
    Files.writeString(left, "ab");

    sweep.runDue();

    assertThat(left).doesNotExist();
    assertThat(count("stored_file", "true")).isZero();
  }

  @Test
  void bytesThatComeAgainWhileTheyAreDoomedAreKeptAnew() {
    byte[] bytes = unique();
    upload(bytes);
    change("delete from attachment where marketplace_id = '" + shop.marketplace + "'");
    change(
        "update stored_file set status = 'DOOMED' where marketplace_id = '"
            + shop.marketplace
            + "'");

    String again = upload(bytes);
    sweep.runDue();

    assertThat(download(again)).isEqualTo(bytes);
    assertThat(count("stored_file", "true")).isEqualTo(1);
  }

  @Test
  void aKeptFileIsNeverNamedAfterItsRowIsGone() {
    String id = upload(unique());

    assertThatThrownBy(
            () ->
                change("delete from stored_file where marketplace_id = '" + shop.marketplace + "'"))
        .hasMessageContaining("attachment_has_file");
    assertThat(count("attachment", "id = '" + id + "'")).isEqualTo(1);
  }

  private String upload(byte[] bytes) {
    return given()
        .header(
            TestIdentity.HEADER,
            TestIdentity.gatewayToken(
                shop.marketplace, Role.INTEGRATION, null, "tickets:read", "tickets:write"))
        .multiPart("file", "note.txt", bytes)
        .post("/v1/attachments")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private String attach(String id) {
    var opening = Shop.opening("support", shop.order());
    opening.put("attachments", List.of(id));
    return shop.asMarketplace()
        .body(opening)
        .post("/v1/tickets")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private byte[] download(String id) {
    String url = shop.asMarketplace().get("/v1/attachments/" + id).path("url");
    return given()
        .header(TestIdentity.HEADER, TestIdentity.visitorToken())
        .get(url)
        .then()
        .statusCode(200)
        .extract()
        .asByteArray();
  }

  private static byte[] unique() {
    return ("Note " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
  }

  /** A day goes by for what is kept. */
  private void age() {
    change("update attachment set uploaded_at = uploaded_at - interval '25 h'");
    change("update stored_file set touched_at = touched_at - interval '25 h'");
  }

  private List<Path> files() {
    try (var found = Files.walk(root().resolve(shop.marketplace))) {
      return found.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    return Path.of(
        ConfigProvider.getConfig().getValue("posventa.attachments.folder", String.class));
  }

  private int count(String table, String condition) {
    String sql =
        "select count(*) from %s where marketplace_id = '%s' and %s"
            .formatted(table, shop.marketplace, condition);
    try (var connection = Postgres.asSuperuser(url());
        var rows = connection.createStatement().executeQuery(sql)) {
      rows.next();
      return rows.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void change(String sql) {
    try (var connection = Postgres.asSuperuser(url());
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private static String url() {
    return ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
  }
}
