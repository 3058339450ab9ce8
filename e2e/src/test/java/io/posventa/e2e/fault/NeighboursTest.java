package io.posventa.e2e.fault;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.e2e.fault.SteadyLoad.Request;
import io.posventa.e2e.house.Await;
import io.posventa.e2e.house.House;
import io.posventa.e2e.house.Sandbox;
import io.posventa.launcher.Service;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * What one client feels of others that behave badly. Times are compared, so it runs by {@code
 * ./posventa chaos}, on a machine that does nothing else.
 */
@ExtendWith(House.class)
@Isolated
@EnabledIfSystemProperty(named = "posventa.chaos.long", matches = "true")
class NeighboursTest {
  private static final int QUIET_RATE = 20;
  private static final int NOISY_RATE = 1_000; // ten times what a key may
  private static final int SLOW = 200;
  private static final int ROUNDS = 3;
  private static final long ROUND_MILLIS = 10_000;
  private static final double MOST = 1.2;

  private record Tenant(String key, String path) {
    static Tenant create() {
      var sandbox = Sandbox.live();
      var sale = sandbox.sale(sandbox.vendor("Europe/Madrid"));
      var one = sandbox.open(sandbox.customer(), "support", sale);
      return new Tenant(
          requireNonNull(sandbox.key("Load", List.of("tickets:read")).secret()), one.path());
    }

    SteadyLoad load(int rate, int clients) {
      var request =
          new Request(
              House.suite().url(Service.GATEWAY),
              "GET",
              path,
              Map.of("Authorization", "Bearer " + key),
              "");
      return new SteadyLoad(rate, clients, _ -> request);
    }

    /** How long the slowest of a hundred requests takes, when none fails. */
    Duration p99() {
      var load = load(QUIET_RATE, 4);
      try (load) {
        Await.pause(ROUND_MILLIS);
      }
      assertThat(load.failures()).isEmpty();
      return load.quantile(0.99);
    }
  }

  @Test
  void aNoisyTenantIsNotFeltByAnother() {
    var quiet = Tenant.create();
    var noisy = Tenant.create();
    quiet.p99(); // warm
    var alone = new ArrayList<Duration>();
    var beside = new ArrayList<Duration>();
    double rate = 0;
    for (int i = 0; i < ROUNDS; i++) {
      alone.add(quiet.p99());
      try (var noise = noisy.load(NOISY_RATE, 40)) {
        beside.add(quiet.p99());
        rate = noise.rate();
      }
    }
    System.out.printf(
        "noisy tenant: alone p99 %s, beside %.0f requests/s of another %s%n", alone, rate, beside);

    assertThat(median(beside).toNanos())
        .isLessThanOrEqualTo((long) (MOST * median(alone).toNanos()));
  }

  @Test
  void slowHeadersHoldNobodyUp() throws IOException {
    var quiet = Tenant.create();
    quiet.p99(); // warm
    var alone = quiet.p99();
    var slow = new ArrayList<Socket>();
    try {
      for (int i = 0; i < SLOW; i++) {
        slow.add(dawdle());
      }
      var beside = quiet.p99();
      System.out.printf(
          "slow headers: alone p99 %s, beside %d connections %s%n", alone, SLOW, beside);
    } finally {
      for (var one : slow) {
        one.close();
      }
    }
  }

  /** The beginning of a request, whose rest never comes. */
  private static Socket dawdle() throws IOException {
    var socket =
        new Socket(InetAddress.getLoopbackAddress(), House.suite().url(Service.GATEWAY).getPort());
    socket
        .getOutputStream()
        .write(
            "GET /v1/me HTTP/1.1\r\nHost: localhost\r\nX-Slow: ".getBytes(StandardCharsets.UTF_8));
    return socket;
  }

  private static Duration median(List<Duration> times) {
    return times.stream().sorted().toList().get(times.size() / 2);
  }
}
