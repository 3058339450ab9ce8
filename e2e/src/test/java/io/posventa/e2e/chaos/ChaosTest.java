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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Everybody works, everything fails, one thing after another and several at once. Then it is calm,
 * and what clients were told is compared with what there is, from outside. {@code
 * -Dposventa.chaos.seed} repeats a run's mishaps, {@code -Dposventa.chaos.minutes} says how long.
 */
@ExtendWith(House.class)
@Isolated
class ChaosTest {
  private static final long SEED =
      Long.getLong("posventa.chaos.seed", System.nanoTime() % 1_000_000);
  private static final double MINUTES =
      Double.parseDouble(System.getProperty("posventa.chaos.minutes", "0.5"));
  private static final int LANES = 2;
  private static final int CLERKS = 3;
  private static final Duration CALM = Duration.ofSeconds(60);
  private static final Duration FROZEN = Duration.ofSeconds(MINUTES < 2 ? 5 : 30);

  @Test
  void whatWasAcceptedIsDoneOnceWhateverHappens() throws Exception {
    System.out.printf("chaos: seed %d, %.2f minutes%n", SEED, MINUTES);
    var markets = List.of(Market.live(), Market.live());
    var traveller = new Traveller();
    var over = new AtomicBoolean();
    var readers = new HashMap<Market, Reader>();
    var strangers = new ArrayList<Stranger>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < markets.size(); i++) {
        var market = markets.get(i);
        var reader = new Reader(market, SEED + i);
        readers.put(market, reader);
        threads.execute(() -> reader.followUntil(over::get));
        var stranger = new Stranger(market, markets.get((i + 1) % markets.size()), SEED + i);
        strangers.add(stranger);
        threads.execute(() -> stranger.pry(() -> !over.get()));
        for (int clerk = 0; clerk < CLERKS; clerk++) {
          var one = new Clerk(market, SEED * 31 + (long) i * CLERKS + clerk, () -> !over.get());
          threads.execute(one::work);
        }
      }
      threads.execute(() -> traveller.work(() -> !over.get()));
      try {
        var storm = new Storm(SEED, LANES, FROZEN);
        var mishaps = storm.rage(Duration.ofMillis(Math.round(MINUTES * 60_000)));
        System.out.printf(
            "chaos: %d mishaps:%n  %s%n", mishaps.size(), String.join("\n  ", mishaps));
      } finally {
        over.set(true);
      }
    }
    awaitRest(
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
        SEED,
        markets.get(0).journal().entries().size(),
        markets.get(1).journal().entries().size(),
        traveller.cases());
  }

  private static void awaitRest(Supplier<Findings> audit) {
    long began = System.nanoTime();
    try {
      Await.until(CALM, audit, Findings::none);
    } catch (AssertionError e) {
      throw new AssertionError("Chaos with seed " + SEED + ": " + e.getMessage(), e);
    }
    System.out.printf(
        "chaos: seed %d, all well %.1f s after the calm%n",
        SEED, (System.nanoTime() - began) / 1e9);
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
