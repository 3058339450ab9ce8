package io.posventa.e2e.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.e2e.bench.seed.Patient;
import io.posventa.launcher.Service;
import io.posventa.launcher.Suite;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A marketplace with vendors and keys, in its own real time.
 *
 * @param vendors their ids
 * @param operatorKey acts for the marketplace's staff
 * @param shopKey a storefront's: pushes orders, opens tickets for customers
 * @param vendorKey of the first vendor
 */
public record World(
    Suite suite,
    String marketplace,
    List<String> vendors,
    String operatorKey,
    String shopKey,
    String vendorKey) {
  private static final int VENDORS = 20;
  private static final List<String> SCOPES =
      List.of("tickets", "orders", "refunds", "deadlines", "emails", "events", "vendors");

  static World create(Suite suite) {
    var made =
        new Patient(suite.api(suite.adminKey()))
            .post(
                "/v1/marketplaces",
                Map.of(
                    "name",
                    "Bench",
                    "preset",
                    "clickbank",
                    "locale",
                    "en",
                    "time_zone",
                    "UTC",
                    "live",
                    true));
    String operatorKey = made.path("operator_key").path("secret").asText();
    var operator = new Patient(suite.api(operatorKey));
    var vendors = new ArrayList<String>();
    for (int i = 0; i < VENDORS; i++) {
      vendors.add(operator.post("/v1/vendors", vendor(i)).path("id").asText());
    }
    var granted = new ArrayList<String>();
    made.path("operator_key").path("scopes").forEach(scope -> granted.add(scope.asText()));
    return new World(
        suite,
        made.path("id").asText(),
        List.copyOf(vendors),
        operatorKey,
        key(operator, Map.of("name", "Storefront", "scopes", shopScopes(granted))),
        key(
            operator,
            Map.of(
                "name",
                "Vendor",
                "vendor",
                vendors.getFirst(),
                "scopes",
                List.of("tickets:read", "tickets:write"))));
  }

  private static Map<String, String> vendor(int number) {
    return Map.of(
        "external_id",
        "v" + number,
        "name",
        "Vendor " + number,
        "account_email",
        "account@v%d.example".formatted(number),
        "support_email",
        "support@v%d.example".formatted(number),
        "time_zone",
        "Europe/Madrid");
  }

  private static List<String> shopScopes(List<String> granted) {
    return granted.stream().filter(scope -> SCOPES.contains(scope.split(":", -1)[0])).toList();
  }

  private static String key(Patient operator, Map<String, ?> wish) {
    JsonNode made = operator.post("/v1/api-keys", wish);
    return made.path("secret").asText();
  }

  /** The public API as the storefront sees it. */
  public Patient shop() {
    return new Patient(suite.api(shopKey));
  }

  /** The public API as the first vendor sees it. */
  public Patient vendor() {
    return new Patient(suite.api(vendorKey));
  }

  /** The services that keep a case's rows. */
  public static Set<Service> owners() {
    return Collections.unmodifiableSet(
        EnumSet.of(Service.TICKET, Service.RMA, Service.SLA, Service.NOTIFICATION));
  }
}
