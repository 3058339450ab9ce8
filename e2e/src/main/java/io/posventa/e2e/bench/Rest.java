package io.posventa.e2e.bench;

import io.posventa.e2e.bench.load.Usage;
import io.posventa.e2e.bench.report.Figure;
import io.posventa.launcher.Service;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is no request: rest, and the start of a service. */
final class Rest {
  private static final int IDLE_SECONDS = 20;
  private static final double PERCENT = 0.1 / IDLE_SECONDS;
  private static final String PENDING = "select count(*) from deadline where status = 'PENDING'";

  private final World world;

  Rest(World world) {
    this.world = world;
  }

  /** While nothing is to be done, and a start. */
  List<Figure> measure() throws SQLException, InterruptedException {
    var spent = spent();
    double all = spent.values().stream().mapToDouble(d -> d).sum();
    var figures = new ArrayList<>(pending(spent, ""));
    figures.add(new Figure("everything at rest", all * PERCENT, "% of a processor", ""));
    figures.add(start());
    return figures;
  }

  /** What the pending deadlines cost. */
  List<Figure> ofDeadlines(String when) throws SQLException, InterruptedException {
    return pending(spent(), when);
  }

  private Map<String, Double> spent() throws InterruptedException {
    var processes = world.suite().processIds();
    var before = Usage.of(processes);
    Thread.sleep(IDLE_SECONDS * 1_000L);
    return Usage.of(processes).since(before);
  }

  private List<Figure> pending(Map<String, Double> spent, String when) throws SQLException {
    try (var sla = world.suite().connect(Service.SLA)) {
      return List.of(
          new Figure("pending deadlines" + when, Numbers.of(sla, PENDING), "", ""),
          new Figure(
              "sla-service at rest" + when,
              Usage.of(spent, Service.SLA) * PERCENT,
              "% of a processor",
              "2"));
    }
  }

  private Figure start() throws InterruptedException {
    world.suite().stop(Service.RMA, 1);
    long began = System.nanoTime();
    world.suite().start(Service.RMA, 1);
    world.suite().awaitReady(Service.RMA, 1);
    return new Figure(
        "rma-service from its start until it is ready",
        (System.nanoTime() - began) / 1e9,
        "s",
        "2");
  }
}
