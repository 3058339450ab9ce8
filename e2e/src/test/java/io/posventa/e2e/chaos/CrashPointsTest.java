package io.posventa.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.e2e.house.Await;
import io.posventa.e2e.house.House;
import io.posventa.e2e.wire.HttpTap;
import io.posventa.e2e.wire.PostgresTap;
import io.posventa.e2e.wire.Tap;
import io.posventa.launcher.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * One refund is told again and again, and each time a process is killed at another place: right
 * before one of its statements, or after its effect and before the process learns of it. The places
 * are those that a first telling passes. {@code -Dposventa.chaos.points} is how many are died at,
 * drawn by {@code -Dposventa.chaos.seed}; {@code all} for every one.
 */
@ExtendWith(House.class)
@Isolated
class CrashPointsTest {
  private static final String POINTS = System.getProperty("posventa.chaos.points", "1");
  private static final long SEED =
      Long.getLong("posventa.chaos.seed", System.nanoTime() % 1_000_000);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** Not every telling comes by each place; a sample goes on until enough of them were deadly. */
  private static final int MOST_NOT_PASSED = 7;

  private static final long PASSED_SECONDS = 25;
  private static final List<Service> ON_THE_WAY =
      List.of(Service.TICKET, Service.RMA, Service.SLA, Service.NOTIFICATION);

  private static final Executor THREADS = Executors.newVirtualThreadPerTaskExecutor();
  private static final Map<Service, Executioner> EXECUTIONERS = new LinkedHashMap<>();

  @BeforeAll
  static void tap() {
    for (var service : ON_THE_WAY) {
      var executioner = new Executioner(service);
      EXECUTIONERS.put(service, executioner);
      House.wires().database(service).tap(() -> new PostgresTap(executioner));
      if (service == Service.RMA) {
        House.wires().payment().tap(() -> new HttpTap(executioner));
      }
      // One replica, so that it is known who takes a step; fresh, so that all its wires are tapped.
      for (int replica = 1; replica <= House.REPLICAS; replica++) {
        House.suite().kill(service, replica);
      }
      House.suite().start(service, 1);
    }
    ON_THE_WAY.forEach(service -> House.suite().awaitReady(service, 1));
  }

  @AfterAll
  static void untap() {
    for (var service : ON_THE_WAY) {
      House.wires().database(service).tap(Tap::none);
      for (int replica = 1; replica <= House.REPLICAS; replica++) {
        House.suite().kill(service, replica);
        House.suite().start(service, replica);
      }
    }
    House.wires().payment().tap(Tap::none);
    House.mend();
  }

  @Test
  void theEndIsTheSameWhereverAProcessDies() {
    var market = Market.live();
    var points = points(market);
    boolean all = POINTS.equals("all");
    int wanted = all ? points.size() : Integer.parseInt(POINTS);
    System.out.printf("crash points: %d known, %d wanted, seed %d%n", points.size(), wanted, SEED);
    int died = 0;
    int tried = 0;
    var broken = new ArrayList<String>();
    for (var point : all ? points : drawn(points, wanted + MOST_NOT_PASSED)) {
      if (died == wanted) {
        break;
      }
      long began = System.nanoTime();
      boolean struck = die(market, point, broken);
      tried++;
      died += struck ? 1 : 0;
      System.out.printf(
          "crash points: %s%s, %.1f s%n",
          point, struck ? "" : " (not passed)", (System.nanoTime() - began) / 1e9);
    }
    System.out.printf(
        "crash points: %d died at, %d not passed, %d wrong%n", died, tried - died, broken.size());

    assertThat(broken).as("seed %d", SEED).isEmpty();
    assertThat(died).as("seed %d", SEED).isGreaterThanOrEqualTo(all ? 1 : wanted);
  }

  /** What a telling without a death passes. */
  private static List<CrashPoint> points(Market market) {
    awaitEnd(RefundStory.begin(market)); // what only a first time does is over
    EXECUTIONERS.values().forEach(Executioner::note);
    awaitEnd(RefundStory.begin(market));
    var points = new ArrayList<CrashPoint>();
    EXECUTIONERS.forEach(
        (service, executioner) -> {
          for (String step : executioner.noted()) {
            points.add(new CrashPoint(service, step, false));
            points.add(new CrashPoint(service, step, true));
          }
        });
    points.sort(
        Comparator.comparing(CrashPoint::service)
            .thenComparing(CrashPoint::step)
            .thenComparing(CrashPoint::after));
    return points;
  }

  private static List<CrashPoint> drawn(List<CrashPoint> points, int most) {
    var drawn = new ArrayList<>(points);
    Collections.shuffle(drawn, new Random(SEED));
    return drawn.subList(0, Math.min(most, drawn.size()));
  }

  /** Whether the process came to the point. */
  private static boolean die(Market market, CrashPoint point, List<String> broken) {
    var executioner = EXECUTIONERS.get(point.service());
    var struck = executioner.lieInWait(point);
    var story = CompletableFuture.supplyAsync(() -> RefundStory.begin(market), THREADS);
    boolean died = executioner.struck(struck, PASSED_SECONDS);
    if (died) {
      House.suite().start(point.service(), 1);
      House.suite().awaitReady(point.service(), 1);
    }
    try {
      awaitEnd(story.join());
    } catch (AssertionError e) {
      broken.add(point + ": " + e.getMessage());
    }
    return died;
  }

  private static void awaitEnd(RefundStory story) {
    Await.until(PATIENCE, story::look, Findings::none);
  }
}
