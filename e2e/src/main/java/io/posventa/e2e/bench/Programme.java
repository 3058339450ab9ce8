package io.posventa.e2e.bench;

import io.posventa.e2e.bench.report.Arrivals;
import io.posventa.e2e.bench.report.Figure;
import io.posventa.e2e.bench.report.Outcome;
import io.posventa.e2e.bench.report.Size;
import io.posventa.launcher.Service;
import java.io.IOException;
import java.nio.file.Path;
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
  private final Path statements;
  private final Measuring measuring;
  private final Scenarios scenarios;
  private final List<Outcome> outcomes = new ArrayList<>();
  private final List<Arrivals> arrivals = new ArrayList<>();
  private final List<Figure> figures = new ArrayList<>();

  Programme(Options options, World world, Lag.Watch watch, long tickets) {
    this.options = options;
    this.world = world;
    this.watch = watch;
    this.tickets = tickets;
    this.statements = options.out().resolve("statements-" + tickets);
    this.measuring = new Measuring(options, world, watch, statements);
    this.scenarios = new Scenarios(world, tickets, options.clients());
  }

  Size run() throws IOException, SQLException, InterruptedException {
    try (var scale = new Scale(world.suite())) {
      var wholeReads = new PlanCheck(options, world, scenarios, statements).run();
      scale.during("run-in");
      runIn();
      peaks(scale);
      steady(scale);
      besides(scale);
      figures.forEach(
          figure ->
              Bench.say("  %s: %,.2f %s".formatted(figure.name(), figure.value(), figure.unit())));
      return new Size(tickets, outcomes, arrivals, figures, scale.weights(), wholeReads);
    }
  }

  private void runIn() throws SQLException, InterruptedException {
    if (options.pasts().contains(Service.TICKET)) {
      measuring.runIn(scenarios.named("get"));
    }
    if (WRITING.stream().anyMatch(options::includes)) {
      measuring.runIn(scenarios.named("create"));
      watch.calm(REST);
    }
  }

  private void peaks(Scale scale) throws IOException, SQLException, InterruptedException {
    for (var scenario : scenarios.all()) {
      if (options.includes(scenario.name())) {
        if (Rules.changeFor(scenario, world)) {
          watch.calm(REST);
        }
        peak(scenario, scale);
        if (scenario.name().equals("story")) {
          figures.addAll(new Sales(world).refunds());
        }
      }
    }
    if (options.includes("direct")) {
      for (var scenario : scenarios.direct()) {
        peak(scenario, scale);
      }
      figures.addAll(Share.ofGateway(outcomes));
    }
  }

  private void peak(Scenario scenario, Scale scale)
      throws IOException, SQLException, InterruptedException {
    scale.during(scenario.name());
    outcomes.add(measuring.peak(scenario));
  }

  private void steady(Scale scale) throws SQLException, InterruptedException {
    scale.during("arrivals");
    if (options.includes("direct")) {
      gatewayAtHalfLoad();
    }
    if (options.includes("arrivals")) {
      arrivals.add(measuring.arrivals(scenarios.named("get"), READS, 25));
      arrivals.add(measuring.arrivals(scenarios.named("create"), WRITES, 60));
    }
    if (options.includes("lag")) {
      scale.during("lag");
      figures.addAll(new Behind(world, watch).measure(scenarios.named("create")));
    }
  }

  /** A read through the gateway and past it, at half the rate of its peak. */
  private void gatewayAtHalfLoad() throws SQLException, InterruptedException {
    var peak = outcomes.stream().filter(outcome -> outcome.name().equals("get")).findFirst();
    if (peak.isPresent()) {
      int half = (int) (peak.get().rate() / 2);
      var through = measuring.arrivals(scenarios.named("get"), half, 0);
      var past = measuring.arrivals(scenarios.direct().getFirst(), half, 0);
      arrivals.add(through);
      arrivals.add(past);
      figures.add(Share.atHalfLoad(through, past));
    }
  }

  private void besides(Scale scale) throws IOException, SQLException, InterruptedException {
    var due = new DueAtOnce(world, tickets);
    if (options.includes("rest")) {
      scale.during("rest");
      figures.addAll(new Rest(world).measure());
    }
    if (options.includes("storm")) {
      scale.during("storm");
      figures.addAll(due.storm(watch));
    }
    figures.addAll(scale.figures());
    if (options.includes("due")) {
      scale.during("due");
      figures.addAll(due.due());
    }
  }
}
