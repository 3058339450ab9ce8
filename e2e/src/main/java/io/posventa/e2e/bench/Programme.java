package io.posventa.e2e.bench;

import io.posventa.e2e.bench.report.Arrivals;
import io.posventa.e2e.bench.report.Figure;
import io.posventa.e2e.bench.report.Outcome;
import io.posventa.e2e.bench.report.Size;
import io.posventa.launcher.Service;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** All that is measured of one suite, one after the other. */
final class Programme {
  private static final List<String> WRITING =
      List.of(
          "create",
          "reply",
          "close",
          "order",
          "story",
          "refund",
          "direct",
          "arrivals",
          "lag",
          "storm");
  private static final int READS = 300;
  private static final int WRITES = 100;
  private static final Duration REST = Duration.ofMinutes(10);

  private final Options options;
  private final World world;
  private final Lag.Watch watch;
  private final long tickets;

  Programme(Options options, World world, Lag.Watch watch, long tickets) {
    this.options = options;
    this.world = world;
    this.watch = watch;
    this.tickets = tickets;
  }

  Size run() throws IOException, SQLException, InterruptedException {
    var statements = options.out().resolve("statements-" + tickets);
    var measuring = new Measuring(options, world, watch, statements);
    var scenarios = new Scenarios(world, tickets, options.clients());
    var outcomes = new ArrayList<Outcome>();
    var arrivals = new ArrayList<Arrivals>();
    var figures = new ArrayList<Figure>();
    List<String> wholeReads;
    try (var scale = new Scale(world.suite())) {
      wholeReads = new PlanCheck(options, world, scenarios, statements).run();
      scale.during("run-in");
      if (options.pasts().contains(Service.TICKET)) {
        measuring.runIn(scenarios.named("get"));
      }
      if (WRITING.stream().anyMatch(options::includes)) {
        measuring.runIn(scenarios.named("create"));
        watch.calm(REST);
      }
      for (var scenario : scenarios.all()) {
        if (options.includes(scenario.name())) {
          if (Rules.changeFor(scenario, world)) {
            watch.calm(REST);
          }
          scale.during(scenario.name());
          outcomes.add(measuring.peak(scenario));
          if (scenario.name().equals("story")) {
            figures.addAll(Refunds.told(world));
          }
        }
      }
      if (options.includes("direct")) {
        for (var scenario : scenarios.direct()) {
          scale.during(scenario.name());
          outcomes.add(measuring.peak(scenario));
        }
        figures.addAll(Share.ofGateway(outcomes));
        figures.addAll(atHalfLoad(measuring, scenarios, outcomes, arrivals));
      }
      scale.during("arrivals");
      if (options.includes("arrivals")) {
        arrivals.add(measuring.arrivals(scenarios.named("get"), READS, 25));
        arrivals.add(measuring.arrivals(scenarios.named("create"), WRITES, 60));
      }
      if (options.includes("lag")) {
        scale.during("lag");
        figures.addAll(new Behind(world, watch).measure(scenarios.named("create")));
      }
      var besides = new Besides(world, tickets);
      if (options.includes("rest")) {
        scale.during("rest");
        figures.addAll(besides.rest());
      }
      if (options.includes("storm")) {
        scale.during("storm");
        figures.addAll(besides.storm(watch));
      }
      figures.addAll(scale.figures());
      if (options.includes("due")) {
        scale.during("due");
        figures.addAll(besides.due());
      }
      figures.forEach(
          figure ->
              Bench.say("  %s: %,.2f %s".formatted(figure.name(), figure.value(), figure.unit())));
      return new Size(tickets, outcomes, arrivals, figures, scale.weights(), wholeReads);
    }
  }

  /** A read through the gateway and past it, at half the rate of its peak. */
  private static List<Figure> atHalfLoad(
      Measuring measuring, Scenarios scenarios, List<Outcome> outcomes, List<Arrivals> arrivals)
      throws SQLException, InterruptedException {
    var peak = outcomes.stream().filter(outcome -> outcome.name().equals("get")).findFirst();
    if (peak.isEmpty()) {
      return List.of();
    }
    int half = (int) (peak.get().rate() / 2);
    var through = measuring.arrivals(scenarios.named("get"), half, 0);
    var past = measuring.arrivals(scenarios.direct().getFirst(), half, 0);
    arrivals.add(through);
    arrivals.add(past);
    return List.of(Share.atHalfLoad(through, past));
  }
}
