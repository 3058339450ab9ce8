package io.posventa.e2e.bench;

import io.posventa.e2e.bench.load.Stillness;
import io.posventa.e2e.bench.load.Usage;
import io.posventa.e2e.bench.report.Figure;
import io.posventa.launcher.Service;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is no request: deadlines that come due at once, rest, and the start of a service. */
final class Besides {
  private static final int DUE = 10_000;
  private static final int IDLE_SECONDS = 20;
  private static final int PATIENCE_SECONDS = 20;
  private static final int PAUSE_MILLIS = 100;
  private static final int AHEAD_SECONDS = 3;
  private static final Duration REST = Duration.ofMinutes(15);
  private static final String TOLD =
      "select count(*) from change_log where type = 'deadline.reached'";
  private static final String DUE_NOW =
      "select count(*) from ladder_case where live and next_due_at <= now()";

  private final World world;
  private final long tickets;

  Besides(World world, long tickets) {
    this.world = world;
    this.tickets = tickets;
  }

  /** While nothing is to be done, and a start. */
  List<Figure> rest() throws SQLException, InterruptedException {
    var figures = new ArrayList<>(idle());
    figures.add(start());
    return figures;
  }

  /** What the pending deadlines and everything else cost while nobody asks for anything. */
  private List<Figure> idle() throws SQLException, InterruptedException {
    var processes = world.suite().processIds();
    var before = Usage.of(processes);
    Thread.sleep(IDLE_SECONDS * 1_000L);
    var spent = Usage.of(processes).since(before);
    double percent = 0.1 / IDLE_SECONDS;
    double all = spent.values().stream().mapToDouble(d -> d).sum();
    double ofSla =
        spent.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(Service.SLA.title()))
            .mapToDouble(Map.Entry::getValue)
            .sum();
    return List.of(
        new Figure("pending deadlines", pending(), "", ""),
        new Figure("sla-service at rest", ofSla * percent, "% of a processor", "2"),
        new Figure("everything at rest", all * percent, "% of a processor", ""));
  }

  private double pending() throws SQLException {
    try (var sla = world.suite().connect(Service.SLA)) {
      return count(sla, "select count(*) from deadline where status = 'PENDING'");
    }
  }

  /** So many deadlines at one moment, with all that they cause. */
  List<Figure> storm(Lag.Watch watch) throws SQLException, InterruptedException {
    try (var sla = world.suite().connect(Service.SLA)) {
      int due = makeDue(sla);
      long began = System.nanoTime();
      var figures = new ArrayList<>(awaitFired(sla, due, "with all that they cause beside it"));
      watch.calm(REST);
      double seconds = (System.nanoTime() - began) / 1e9 - AHEAD_SECONDS;
      figures.add(new Figure("until all that they cause is done", seconds, "s", ""));
      return figures;
    }
  }

  /** So many deadlines at one moment while only sla-service is awake: what firing alone costs. */
  List<Figure> due() throws IOException, SQLException, InterruptedException {
    try (var sla = world.suite().connect(Service.SLA);
        var _ = Stillness.ofAllBut(world.suite(), Set.of(Service.SLA))) {
      double told = count(sla, TOLD);
      var processes = world.suite().processIds();
      var before = Usage.of(processes);
      int due = makeDue(sla);
      var figures = new ArrayList<>(awaitFired(sla, due, "and nobody else awake"));
      var spent = Usage.of(processes).since(before);
      double all = spent.values().stream().mapToDouble(d -> d).sum();
      figures.add(new Figure("processor time of each", all / due, "ms", ""));
      figures.add(new Figure("told of them", count(sla, TOLD) - told, "", "as many as fired"));
      return figures;
    }
  }

  /** The cases whose next deadlines come due at one moment, a little ahead. */
  private int makeDue(Connection sla) throws SQLException {
    try (var statement = sla.createStatement()) {
      return statement.executeUpdate(
          """
                with chosen as (
                  select marketplace_id, id, next_due_at from ladder_case
                  where live and next_due_at is not null
                  order by next_due_at desc limit %1$d
                ), first as (
                  update deadline d set due_at = now() + interval '%2$d seconds'
                  from chosen c
                  where d.marketplace_id = c.marketplace_id and d.case_id = c.id
                    and d.due_at = c.next_due_at and d.status = 'PENDING'
                  returning d.case_id
                )
                update ladder_case l set next_due_at = now() + interval '%2$d seconds'
                from chosen c where l.marketplace_id = c.marketplace_id and l.id = c.id"""
              .formatted(Math.min(DUE, tickets / 4), AHEAD_SECONDS));
    }
  }

  /** Done is also what lands on a day that its rule skips and moves on: refunds at a weekend do. */
  private static List<Figure> awaitFired(Connection sla, int due, String how)
      throws SQLException, InterruptedException {
    Thread.sleep(AHEAD_SECONDS * 1_000L);
    long began = System.nanoTime();
    long last = began;
    double left = due;
    while (left > 0 && System.nanoTime() - last < PATIENCE_SECONDS * 1_000_000_000L) {
      Thread.sleep(PAUSE_MILLIS);
      double now = count(sla, DUE_NOW);
      if (now < left) {
        left = now;
        last = System.nanoTime();
      }
    }
    double seconds = (last - began) / 1e9;
    return List.of(
        new Figure("deadlines due at once, " + how, due, "", ""),
        new Figure("of them fired", due - left, "", Integer.toString(due)),
        new Figure("due deadlines", (due - left) / seconds, "fired/s", "20,000"));
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

  private static double count(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getDouble(1);
    }
  }
}
