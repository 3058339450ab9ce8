package io.posventa.e2e.chaos;

import io.posventa.e2e.house.Await;
import io.posventa.e2e.house.House;
import io.posventa.e2e.house.Mails;
import io.posventa.launcher.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everybody works, everything fails, one thing after another and several at once. Then it is calm,
 * and what clients were told is compared with what there is, from outside. {@code
 * -Dposventa.chaos.seed} repeats runs' mishaps, one seed or several with commas between, {@code
 * -Dposventa.chaos.minutes} says how long each takes.
 */
@ExtendWith(House.class)
@Isolated
class ChaosTest {
  private static final double MINUTES =
      Double.parseDouble(System.getProperty("posventa.chaos.minutes", "0.5"));
  private static final int LANES = 2;
  private static final int CLERKS = 3;
  private static final Duration CALM = Duration.ofSeconds(60);
  private static final Duration FROZEN = Duration.ofSeconds(MINUTES < 1 ? 5 : 30);

  static LongStream seeds() {
    String told = System.getProperty("posventa.chaos.seed", "");
    return told.isBlank()
        ? LongStream.of(System.nanoTime() % 1_000_000)
        : Stream.of(told.split(",")).mapToLong(Long::parseLong);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatWasAcceptedIsDoneOnceWhateverHappens(long seed) {
    System.out.printf("chaos: seed %d, %.2f minutes%n", seed, MINUTES);
    try {
      live(seed);
    } catch (Exception | AssertionError e) {
      // At once: the other seeds may take hours.
      System.out.printf("chaos: seed %d FAILED: %s%n", seed, e);
      throw new AssertionError("Chaos with seed " + seed + ": " + e.getMessage(), e);
    }
  }

  private static void live(long seed) throws Exception {
    var markets = List.of(Market.live(), Market.live());
    var traveller = new Traveller();
    var over = new AtomicBoolean();
    var readers = new HashMap<Market, Reader>();
    var strangers = new ArrayList<Stranger>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < markets.size(); i++) {
        var market = markets.get(i);
        var reader = new Reader(market, seed + i);
        readers.put(market, reader);
        threads.execute(() -> reader.followUntil(over::get));
        var stranger = new Stranger(market, markets.get((i + 1) % markets.size()), seed + i);
        strangers.add(stranger);
        threads.execute(() -> stranger.pry(() -> !over.get()));
        for (int clerk = 0; clerk < CLERKS; clerk++) {
          var one = new Clerk(market, seed * 31 + (long) i * CLERKS + clerk, () -> !over.get());
          threads.execute(one::work);
        }
      }
      threads.execute(() -> traveller.work(() -> !over.get()));
      try {
        var storm = new Storm(seed, LANES, FROZEN);
        var mishaps = storm.rage(Duration.ofMillis(Math.round(MINUTES * 60_000)));
        System.out.printf(
            "chaos: %d mishaps:%n  %s%n", mishaps.size(), String.join("\n  ", mishaps));
      } finally {
        over.set(true);
      }
    }
    awaitRest(
        seed,
        () -> {
          var findings = new Findings();
          markets.forEach(market -> look(market, readers.get(market), findings));
          strangers.forEach(stranger -> stranger.look(findings));
          traveller.look(findings);
          lookAtParked(findings);
          return findings;
        });
    System.out.printf(
        "chaos: seed %d, %d and %d tickets on real time, %d on a test clock%n",
        seed,
        markets.get(0).journal().entries().size(),
        markets.get(1).journal().entries().size(),
        traveller.cases());
  }

  private static void awaitRest(long seed, Supplier<Findings> audit) {
    long began = System.nanoTime();
    Await.until(CALM, audit, Findings::none);
    System.out.printf(
        "chaos: seed %d, all well %.1f s after the calm%n",
        seed, (System.nanoTime() - began) / 1e9);
  }

  private static void look(Market market, Reader reader, Findings findings) {
    var audit = new Audit(market, findings);
    audit.look(reader.all());
    audit.lookAtArrivals(Mails.deliveries());
  }

  private static void lookAtParked(Findings findings) {
    Stream.of(Service.values())
        .filter(service -> service.database().isPresent() && service != Service.GATEWAY)
        .map(service -> "/v1/operations/" + service.title() + "/parked-events")
        .flatMap(path -> House.admin().all(path).stream())
        .forEach(event -> findings.unless(false, "parked: %s", event));
  }
}
