package io.posventa.e2e.fault;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.e2e.client.Json;
import io.posventa.e2e.fault.SteadyLoad.Request;
import io.posventa.e2e.house.Await;
import io.posventa.e2e.house.House;
import io.posventa.e2e.house.Sandbox;
import io.posventa.launcher.Service;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Each service is restarted replica by replica, as a cluster does it, while clients that never
 * repeat a request go on, by {@code ./posventa chaos}. {@code -Dposventa.e2e.rate} is how many they
 * make in a second.
 */
@ExtendWith(House.class)
@Isolated
@EnabledIfSystemProperty(named = "posventa.chaos.long", matches = "true")
class RollingRestartTest {
  private static final int RATE = Integer.getInteger("posventa.e2e.rate", 100);
  private static final int CLIENTS = 12;
  private static final int KEYS = 3; // each may ask 50 times a second
  private static final Duration LONGEST_DRAIN = Duration.ofSeconds(15);
  // Longer than the balancer's next look at who is ready.
  private static final long MIN_READY_MILLIS = 1_500;

  private record Shop(String marketplace, String key, String ticket, String order) {}

  @Test
  void noRequestFailsWhileEachServiceIsRestarted() {
    var shops = new ArrayList<Shop>();
    for (int i = 0; i < KEYS; i++) {
      shops.add(shop());
    }
    var drains = new ArrayList<String>();
    var longest = Duration.ZERO;
    var load = new SteadyLoad(RATE, CLIENTS, number -> request(shops, number));
    try (load) {
      Await.pause(2_000);
      for (var service : Service.values()) {
        for (int replica = 1; replica <= House.REPLICAS; replica++) {
          int failed = load.failures().size();
          var drain = restart(service, replica);
          drains.add(
              "%s/%d %.1f s, %d failed"
                  .formatted(
                      service.title(),
                      replica,
                      drain.toMillis() / 1e3,
                      load.failures().size() - failed));
          longest = longest.compareTo(drain) > 0 ? longest : drain;
        }
      }
    } finally {
      House.mend();
    }
    System.out.printf(
        "rolling restart: %.0f requests/s, p50 %d ms, p99 %d ms; drained %s%n",
        load.rate(), load.quantile(0.5).toMillis(), load.quantile(0.99).toMillis(), drains);

    assertThat(load.failures()).isEmpty();
    assertThat(longest).isLessThanOrEqualTo(LONGEST_DRAIN);
  }

  private static Shop shop() {
    var sandbox = Sandbox.live();
    var sale = sandbox.sale(sandbox.vendor("Europe/Madrid"));
    var one = sandbox.open(sandbox.customer(), "support", sale);
    var key =
        sandbox.key(
            "Load", List.of("tickets:read", "tickets:write", "orders:read", "deadlines:read"));
    return new Shop(sandbox.id(), requireNonNull(key.secret()), one.id(), sale.ref());
  }

  private static Duration restart(Service service, int replica) {
    long began = System.nanoTime();
    House.suite().stop(service, replica);
    var drain = Duration.ofNanos(System.nanoTime() - began);
    House.suite().start(service, replica);
    House.suite().awaitReady(service, replica);
    Await.pause(MIN_READY_MILLIS);
    return drain;
  }

  /** Reads of each service, and a write in ten. */
  private static Request request(List<Shop> shops, long number) {
    var shop = shops.get((int) (number % shops.size()));
    var api = House.suite().url(Service.GATEWAY);
    var key = Map.of("Authorization", "Bearer " + shop.key());
    String ticket = "/v1/tickets/" + shop.ticket();
    return switch ((int) (number / shops.size() % 10)) {
      case 0 ->
          new Request(
              api,
              "POST",
              ticket + "/messages",
              key,
              Json.write(Map.of("body", "Word " + number, "on_behalf_of", "customer")));
      case 1, 2 -> get(api, "/v1/orders/" + shop.order(), key);
      case 3 -> get(api, "/v1/deadlines?case=" + shop.ticket(), key);
      case 4 -> get(api, "/v1/me", key);
      case 5 ->
          get(
              House.suite().pages(),
              "/" + shop.marketplace() + "/sign-in",
              Map.of("Accept", "text/html"));
      default -> get(api, ticket, key);
    };
  }

  private static Request get(URI base, String path, Map<String, String> headers) {
    return new Request(base, "GET", path, headers, "");
  }
}
