package io.posventa.e2e.fault;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.posventa.e2e.client.Views.Deadline;
import io.posventa.e2e.client.Views.Event;
import io.posventa.e2e.client.Views.HistoryEntry;
import io.posventa.e2e.house.Await;
import io.posventa.e2e.house.Case;
import io.posventa.e2e.house.House;
import io.posventa.e2e.house.Policies;
import io.posventa.e2e.house.Sale;
import io.posventa.e2e.house.Sandbox;
import io.posventa.e2e.house.Vendor;
import io.posventa.launcher.Service;
import io.posventa.platform.test.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Many deadlines due within seconds, on two replicas of everything, some of which are killed. The
 * short form runs with all other tests; {@code -Dposventa.e2e.deadlines=20000} is the full one.
 */
@ExtendWith(House.class)
@Isolated
class DeadlineStormTest {
  private static final int STEPS = 20;
  private static final int DEADLINES = Integer.getInteger("posventa.e2e.deadlines", 400);
  private static final int CASES = DEADLINES / STEPS;
  private static final int KILLS = Integer.getInteger("posventa.e2e.storm-kills", 4);
  private static final long SEED = Long.getLong("posventa.e2e.seed", System.nanoTime());
  private static final Duration PATIENCE = Duration.ofSeconds(90 + DEADLINES / 50);
  private static final int CLERKS = 6;
  private static final Service[] ALL = Service.values();

  @Test
  @Requirement({"CB-61", "CB-44"})
  void noneIsEarlyNoneIsLostAndNoneHasTwoEffects() throws Exception {
    System.out.printf("deadline storm: %d live, seed %d%n", CASES * STEPS, SEED);
    var sandbox = Sandbox.live();
    var vendor = sandbox.vendor("Europe/Madrid");
    // Late enough that all are open when the first is due, and then one a second.
    int first = 5 + CASES / 25;
    Policies.follow(sandbox, vendor, policy -> warnings(policy, first));

    List<Case> cases;
    try (var killer = new Killer(SEED, KILLS, Duration.ofSeconds(first + 15L), ALL)) {
      cases = open(sandbox, vendor);
      System.out.printf("deadline storm: killed %s%n", killer.finish());
    }
    awaitEffects(sandbox, cases.size() * STEPS);

    assertAllFired(sandbox, cases);
  }

  @Test
  @Requirement({"CB-61", "CB-44"})
  void theSameHoldsOnATestClock() throws Exception {
    System.out.printf("deadline storm: %d on a test clock, seed %d%n", CASES * STEPS, SEED);
    var sandbox = Sandbox.at("2026-03-02T09:00:00Z");
    var vendor = sandbox.vendor("Europe/Madrid");
    Policies.follow(sandbox, vendor, policy -> warnings(policy, 60));
    var cases = open(sandbox, vendor);

    try (var killer = new Killer(SEED, KILLS, Duration.ofSeconds(5), ALL)) {
      var clock = sandbox.tryAdvance(Instant.parse("2026-03-02T10:00:00Z"));
      assertThat(clock.status()).as("%s", clock).isEqualTo("ready");
      System.out.printf("deadline storm: killed %s%n", killer.finish());
    }

    assertAllFired(sandbox, cases);
    assertThat(fired(sandbox))
        .allSatisfy(deadline -> assertThat(deadline.firedAt()).isEqualTo(deadline.dueAt()));
  }

  /** A support ticket is warned twenty times, a second apart, and nobody is told by mail. */
  private static void warnings(ObjectNode policy, int first) {
    var steps = Policies.steps(policy, "vendor-silent");
    for (int i = 0; i < STEPS; i++) {
      steps.addObject().put("after", "PT%dS".formatted(first + i)).put("do", "warn");
    }
  }

  private static List<Case> open(Sandbox sandbox, Vendor vendor) throws Exception {
    Sale sale = sandbox.sale(vendor);
    var work = new ArrayList<Callable<Case>>();
    for (int i = 0; i < CASES; i++) {
      work.add(() -> sandbox.open(sandbox.customer(), "support", sale));
    }
    try (var clerks = Executors.newFixedThreadPool(CLERKS)) {
      var cases = new ArrayList<Case>();
      for (var one : clerks.invokeAll(work)) {
        cases.add(one.get());
      }
      return cases;
    }
  }

  /** Follows the feed, as a client would, until that many warnings have come by. */
  private static void awaitEffects(Sandbox sandbox, int expected) {
    var seen =
        new Object() {
          String cursor = "";
          int count;
        };
    Await.until(
        PATIENCE,
        () -> {
          var page = sandbox.eventsAfter("ticket.warned", seen.cursor);
          seen.cursor = page.json().path("next_cursor").asText();
          seen.count += page.data().size();
          return seen.count;
        },
        count -> count >= expected);
  }

  private static List<Deadline> fired(Sandbox sandbox) {
    return sandbox.operator().all("/v1/deadlines?status=fired", Deadline.class);
  }

  private static void assertAllFired(Sandbox sandbox, List<Case> cases) {
    var fired = fired(sandbox);
    assertThat(fired).hasSize(cases.size() * STEPS);
    assertThat(fired)
        .allSatisfy(deadline -> assertThat(deadline.firedAt()).isAfterOrEqualTo(deadline.dueAt()));
    assertThat(sandbox.operator().all("/v1/deadlines?status=pending")).isEmpty();

    var effects =
        sandbox.events("ticket.warned").stream()
            .collect(groupingBy(DeadlineStormTest::deadline, counting()));
    assertThat(effects.keySet())
        .containsExactlyInAnyOrderElementsOf(fired.stream().map(Deadline::id).toList());
    assertThat(effects.values()).containsOnly(1L);
    for (var one : sample(cases)) {
      assertThat(one.history())
          .filteredOn(entry -> entry.type().equals("ticket.warned"))
          .extracting(HistoryEntry::at)
          .isSorted()
          .hasSize(STEPS);
    }
  }

  private static String deadline(Event event) {
    return event.data().path("deadline").path("id").asText();
  }

  private static List<Case> sample(List<Case> cases) {
    return cases.subList(0, Math.min(50, cases.size()));
  }
}
