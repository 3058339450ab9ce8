package io.posventa.launcher.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.launcher.api.Api;
import io.posventa.launcher.api.ApiFailure;
import io.posventa.launcher.api.Json;
import io.posventa.launcher.process.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A marketplace under ClickBank's rules with its own clock, two vendors an ocean apart, and a key
 * for each that may act in it.
 *
 * @param url the gateway
 * @param adminKey may create marketplaces
 * @param operatorKey acts for the marketplace's staff
 * @param marketplaceKey a storefront's: pushes orders, opens tickets for customers
 * @param vendorKey sees and does what the vendor in Madrid may
 */
public record Sandbox(
    String url,
    String marketplace,
    String testClock,
    String vendorMadrid,
    String vendorNewYork,
    String adminKey,
    String operatorKey,
    String marketplaceKey,
    String vendorKey) {

  /** Whose mail the sandbox reads. */
  public static final String DOMAIN = "sandbox.example";

  private static final List<String> VENDOR_SCOPES =
      List.of(
          "orders:read",
          "tickets:read",
          "tickets:write",
          "refunds:read",
          "deadlines:read",
          "emails:read",
          "events:read");
  private static final List<String> STOREFRONT_SCOPES =
      List.of(
          "marketplaces:read",
          "vendors:read",
          "clocks:read",
          "clocks:write",
          "orders:read",
          "orders:write",
          "tickets:read",
          "tickets:write",
          "refunds:read",
          "refunds:write",
          "deadlines:read",
          "emails:read",
          "events:read");

  /**
   * Makes one whose clock stands at {@code now}.
   *
   * @param domains whose refunds@ and cancel@ are its own: a domain of two marketplaces is nobody's
   */
  public static Sandbox create(
      URI gateway, String adminKey, String name, Instant now, List<String> domains) {
    var created =
        new Api(gateway, adminKey)
            .post(
                "/v1/marketplaces",
                Map.of(
                    "name",
                    name,
                    "preset",
                    "clickbank",
                    "locale",
                    "en",
                    "time_zone",
                    "Europe/Madrid",
                    "live",
                    false,
                    "test_clock",
                    Map.of("now", now.toString()),
                    "support_domains",
                    domains));
    String operatorKey = created.path("operator_key").path("secret").asText();
    var operator = new Api(gateway, operatorKey);
    String madrid = vendor(operator, "Librería Sol", "sol", "Europe/Madrid", "es", "ES");
    String newYork = vendor(operator, "Hudson Courses", "hudson", "America/New_York", "en", "US");
    return new Sandbox(
        gateway.toString(),
        created.path("id").asText(),
        created.path("test_clock").asText(),
        madrid,
        newYork,
        adminKey,
        operatorKey,
        key(operator, Map.of("name", "Storefront", "scopes", STOREFRONT_SCOPES)),
        key(operator, Map.of("name", "Librería Sol", "scopes", VENDOR_SCOPES, "vendor", madrid)));
  }

  private static String vendor(
      Api operator, String name, String id, String zone, String locale, String country) {
    return operator
        .post(
            "/v1/vendors",
            Map.of(
                "external_id", id,
                "name", name,
                "account_email", "account@%s.example".formatted(id),
                "support_email", "support@%s.example".formatted(id),
                "time_zone", zone,
                "locale", locale,
                "country", country))
        .path("id")
        .asText();
  }

  private static String key(Api operator, Map<String, ?> wish) {
    return operator.post("/v1/api-keys", wish).path("secret").asText();
  }

  /** The standing sandbox of a suite, whose past begins where its examples do. */
  public static Sandbox create(URI gateway, String adminKey, Instant now) {
    return create(gateway, adminKey, "Sandbox", Examples.startOf(now), List.of(DOMAIN));
  }

  /** The one that an earlier start made, unless its keys no longer open the door. */
  public static Optional<Sandbox> load(Path file, URI gateway) {
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try {
      var sandbox = read(Json.read(Files.readString(file)), gateway);
      sandbox.asStorefront().get("/v1/me");
      return Optional.of(sandbox);
    } catch (ApiFailure e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Could not read " + file, e);
    }
  }

  private static Sandbox read(JsonNode json, URI gateway) {
    return new Sandbox(
        gateway.toString(),
        json.path("marketplace").asText(),
        json.path("testClock").asText(),
        json.path("vendorMadrid").asText(),
        json.path("vendorNewYork").asText(),
        json.path("adminKey").asText(),
        json.path("operatorKey").asText(),
        json.path("marketplaceKey").asText(),
        json.path("vendorKey").asText());
  }

  /** Keeps it for the next start, readable by its owner only. */
  public void save(Path file) {
    OwnerOnly.write(file, Json.write(this) + "\n");
  }

  public Api asStorefront() {
    return new Api(URI.create(url), marketplaceKey);
  }

  public Api asVendor() {
    return new Api(URI.create(url), vendorKey);
  }

  public Api asOperator() {
    return new Api(URI.create(url), operatorKey);
  }
}
