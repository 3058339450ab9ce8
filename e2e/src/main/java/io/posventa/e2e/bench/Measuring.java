package io.posventa.e2e.bench;

import io.posventa.e2e.bench.limit.Limit;
import io.posventa.e2e.bench.limit.Pgbench;
import io.posventa.e2e.bench.load.Allocation;
import io.posventa.e2e.bench.load.ClosedLoop;
import io.posventa.e2e.bench.load.Load;
import io.posventa.e2e.bench.load.OpenLoop;
import io.posventa.e2e.bench.load.Usage;
import io.posventa.e2e.bench.report.Arrivals;
import io.posventa.e2e.bench.report.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Puts one kind of request after the other under load, and holds it against its limit. */
final class Measuring {
  private static final Duration REST = Duration.ofMinutes(5);
  private static final long EPOCH = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();

  private final Options options;
  private final World world;
  private final Lag.Watch watch;
  private final Path statements;
  private final Optional<Pgbench> pgbench = Pgbench.find();

  Measuring(Options options, World world, Lag.Watch watch, Path statements) {
    this.options = options;
    this.world = world;
    this.watch = watch;
    this.statements = statements;
    if (pgbench.isEmpty()) {
      Bench.say("There is no pgbench on this machine, so no ratio to the limit (see README.md).");
    }
  }

  /** Lets the services' code be compiled, which takes minutes where there are two processors. */
  void runIn(Scenario scenario) throws InterruptedException {
    var _ =
        new ClosedLoop(scenario.target(), options.clients())
            .run(scenario.act(), options.runIn(), scenario.supply());
  }

  /** As fast as it is answered. */
  Outcome peak(Scenario scenario) throws IOException, SQLException, InterruptedException {
    var loop = new ClosedLoop(scenario.target(), options.clients());
    long began = System.nanoTime();
    var warm = loop.run(scenario.act(), options.warmUp(), scenario.supply() / 2);
    var processes = world.suite().processIds();
    // Looking costs something too, so that the processor is looked at last and first.
    var allocated = Allocation.of(processes);
    var before = Usage.of(processes);
    var load = loop.run(scenario.act(), options.time(), scenario.supply());
    var spent = Usage.of(processes).since(before);
    var kib = Allocation.of(processes).since(allocated);
    watch.settle(REST);
    double whole = (System.nanoTime() - began) / 1e9;
    long answers = warm.latencies().getTotalCount() + load.latencies().getTotalCount();
    var limit = limit(scenario);
    var outcome = outcome(scenario, load, spent, kib, answers / whole, limit);
    say(outcome);
    return outcome;
  }

  private static void say(Outcome outcome) {
    Bench.say(
        "  %-10s %,8.0f/s  p50 %6.1f  p99 %6.1f ms  limit %,8.0f/s  ratio %.2f (goal %.2f), %,.0f/s with all consequences%s"
            .formatted(
                outcome.name(),
                outcome.rate(),
                outcome.p50(),
                outcome.p99(),
                outcome.limitRate(),
                outcome.ratio(),
                outcome.goal(),
                outcome.sustainedRate(),
                outcome.refused().isEmpty() ? "" : "  refused " + outcome.refused()));
  }

  /**
   * At a steady rate.
   *
   * @param goal of p99, in milliseconds; 0: none
   */
  Arrivals arrivals(Scenario scenario, int perSecond, double goal)
      throws InterruptedException, SQLException {
    var loop = new OpenLoop(scenario.target());
    var _ = loop.run(scenario.act(), perSecond, options.warmUp().dividedBy(2));
    var load = loop.run(scenario.act(), perSecond, options.time());
    var arrivals =
        new Arrivals(
            scenario.name(),
            perSecond,
            load.millis(50),
            load.millis(95),
            load.millis(99),
            load.refused(),
            goal);
    watch.settle(REST);
    Bench.say(
        "  %-10s at %d/s  p50 %6.1f  p95 %6.1f  p99 %6.1f ms%s%s"
            .formatted(
                scenario.name(),
                perSecond,
                arrivals.p50(),
                arrivals.p95(),
                arrivals.p99(),
                goal > 0 ? " (goal %.0f)".formatted(goal) : "",
                load.refused().isEmpty() ? "" : "  refused " + load.refused()));
    return arrivals;
  }

  private Pgbench.Result limit(Scenario scenario) throws SQLException, InterruptedException {
    if (pgbench.isPresent() && !scenario.numbering().isEmpty()) {
      try {
        return limit(scenario, pgbench.get());
      } catch (IOException e) {
        Bench.say("  No limit of %s: %s".formatted(scenario.name(), e.getMessage()));
      }
    }
    return new Pgbench.Result(0, 0);
  }

  private Pgbench.Result limit(Scenario scenario, Pgbench program)
      throws IOException, SQLException, InterruptedException {
    var limit = new Limit(world.suite(), statements);
    var script =
        limit.script(
            scenario.name(),
            scenario.target(),
            scenario.owner(),
            scenario.act(),
            scenario.numbering(),
            scenario.supply());
    watch.settle(REST);
    long offset = Instant.now().getEpochSecond() - EPOCH;
    var run = new Pgbench.Run(script, options.clients(), options.time(), scenario.turns(), offset);
    return limit.measure(program, scenario.owner(), run);
  }

  private static Outcome outcome(
      Scenario scenario,
      Load load,
      Map<String, Double> spent,
      Map<String, Double> kib,
      double sustained,
      Pgbench.Result limit) {
    double answers = Math.max(1, load.latencies().getTotalCount());
    return new Outcome(
        scenario.name(),
        scenario.title(),
        load.rate(),
        load.millis(50),
        load.millis(95),
        load.millis(99),
        load.refused(),
        each(spent, answers),
        each(kib, answers),
        sustained,
        limit.rate(),
        limit.millis(),
        scenario.goal());
  }

  private static Map<String, Double> each(Map<String, Double> all, double answers) {
    var each = new HashMap<String, Double>();
    all.forEach((name, value) -> each.put(name, value / answers));
    return each;
  }
}
