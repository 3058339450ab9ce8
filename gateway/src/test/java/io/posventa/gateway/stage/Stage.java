package io.posventa.gateway.stage;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.platform.test.TestIdentity;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;

/** The gateway among stand-ins for the other services, with a platform administrator's key. */
public final class Stage implements QuarkusTestResourceLifecycleManager {
  public static final String ADMIN_KEY = "pk_admin_for_tests_only_0123456789abcdefghijklmnop";
  public static final List<String> OTHERS =
      List.of("ticket-service", "rma-service", "sla-service", "notification-service");
  public static final String START = "2026-03-06T10:15:00Z";

  private static final Map<String, Service> SERVICES = new ConcurrentHashMap<>();

  @Override
  public Map<String, String> start() {
    int port = freePort();
    var config = new HashMap<String, String>();
    config.put("quarkus.http.test-port", Integer.toString(port));
    config.put("posventa.peers.\"gateway\"", "http://localhost:" + port);
    config.put("posventa.gateway.platform-admin-key", ADMIN_KEY);
    config.put("posventa.gateway.door.deadline", "2s");
    // All tests come from one address, and some of them in a hurry.
    config.put("posventa.gateway.limits.address-per-second", "100000");
    config.put("posventa.gateway.clock.patience", "4s");
    config.put("posventa.gateway.links.note-every", "1s");
    for (String name : OTHERS) {
      config.put("posventa.peers.\"" + name + "\"", service(name).url());
    }
    return config;
  }

  @Override
  public void stop() {
    // The stand-ins end with the process.
  }

  public static Service service(String name) {
    return SERVICES.computeIfAbsent(name, _ -> new Service());
  }

  /** Everybody answers again as in the beginning. */
  public static void reset() {
    SERVICES.values().forEach(Service::reset);
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A marketplace with its operator's key. */
  public record Tenant(String id, String key, String clock, String policy) {
    /** A request of its operator. */
    public RequestSpecification operator() {
      return with(key);
    }

    /** A key of an integration with these scopes. */
    public String keyWith(String... scopes) {
      return keyFor(Map.of("name", "Test", "scopes", List.of(scopes)));
    }

    public String keyOf(String vendor, String... scopes) {
      return keyFor(Map.of("name", "Test", "scopes", List.of(scopes), "vendor", vendor));
    }

    private String keyFor(Map<String, Object> command) {
      return operator()
          .body(command)
          .post("/v1/api-keys")
          .then()
          .statusCode(201)
          .extract()
          .path("secret");
    }

    public String newVendor(String externalId) {
      return operator()
          .body(
              Map.of(
                  "external_id",
                  externalId,
                  "name",
                  "Acme",
                  "account_email",
                  externalId + "@acme.example"))
          .post("/v1/vendors")
          .then()
          .statusCode(201)
          .extract()
          .path("id");
    }
  }

  public static RequestSpecification with(String key) {
    return given().header("Authorization", "Bearer " + key).contentType("application/json");
  }

  /** Somebody without a credential, whose request comes from there. */
  public static RequestSpecification visitor(String address) {
    return given().header("X-Forwarded-For", address).contentType("application/json");
  }

  /** Whoever sends mails, at work in this marketplace. */
  public static RequestSpecification mailer(String marketplaceId) {
    return given()
        .header(
            TestIdentity.HEADER, TestIdentity.serviceToken("notification-service", marketplaceId))
        .contentType("application/json");
  }

  /** What was told to everybody, of this type and subject. */
  public static JsonNode told(String type, String subject) {
    return Awaitility.await()
        .until(() -> heard(type, subject).findFirst(), Optional::isPresent)
        .orElseThrow();
  }

  public static Stream<JsonNode> heard(String type, String subject) {
    return service("notification-service").calls("POST", "/internal/events").stream()
        .flatMap(call -> StreamSupport.stream(call.json().spliterator(), false))
        .filter(event -> event.path("type").asText().equals(type))
        .filter(event -> event.path("subject").asText().equals(subject))
        .map(event -> event.path("data"));
  }

  public static RequestSpecification admin() {
    return with(ADMIN_KEY);
  }

  public static Tenant newTenant() {
    return newTenant(
        Map.of(
            "name",
            "Tienda Norte",
            "preset",
            "clickbank",
            "locale",
            "es",
            "time_zone",
            "America/New_York",
            "live",
            false,
            "test_clock",
            Map.of("now", START)));
  }

  public static Tenant newTenant(Map<String, Object> command) {
    JsonPath made =
        admin().body(command).post("/v1/marketplaces").then().statusCode(201).extract().jsonPath();
    return new Tenant(
        made.getString("id"),
        made.getString("operator_key.secret"),
        made.getString("test_clock"),
        made.getString("policy"));
  }
}
