package io.posventa.e2e.bench;

import io.posventa.e2e.bench.load.Stillness;
import io.posventa.e2e.bench.load.Usage;
import io.posventa.e2e.bench.report.Figure;
import io.posventa.launcher.Service;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Deadlines that come due at once. */
final class DueAtOnce {
  private static final int DUE = 10_000;
  private static final int PATIENCE_SECONDS = 20;
  private static final int PAUSE_MILLIS = 50;
  private static final int AHEAD_SECONDS = 10;
  private static final Duration REST = Duration.ofMinutes(15);
  private static final String DATABASE = "postgresql";
  private static final String TOLD =
      "select count(*) from change_log where type = 'deadline.reached' and recorded_at >= ?";
  private static final String TWICE =
      """
      select count(*) - count(distinct subject) from change_log
      where type = 'deadline.reached' and recorded_at >= ?""";
  private static final String DUE_NOW =
      "select count(*) from ladder_case where live and next_due_at <= now()";

  /**
   * What was due at once.
   *
   * @param last when the last one was seen to be fired
   */
  private record Fired(Instant at, Instant last, List<Figure> figures) {}

  private final World world;
  private final long tickets;

  DueAtOnce(World world, long tickets) {
    this.world = world;
    this.tickets = tickets;
  }

  /** So many deadlines at one moment, with all that they cause. */
  List<Figure> storm(Lag.Watch watch) throws SQLException, InterruptedException {
    try (var sla = world.suite().connect(Service.SLA)) {
      var fired = fire(sla, "with all that they cause");
      var figures = new ArrayList<>(fired.figures());
      watch.settle(REST);
      double seconds = Duration.between(fired.last(), Instant.now()).toMillis() / 1e3;
      figures.add(new Figure("what they caused, done after the last", seconds, "s", ""));
      return figures;
    }
  }

  /**
   * The pending ones and so many that are due at one moment while only sla-service is awake: what
   * keeping and firing cost by themselves.
   */
  List<Figure> due() throws IOException, SQLException, InterruptedException {
    try (var sla = world.suite().connect(Service.SLA);
        var _ = Stillness.ofAllBut(world.suite(), Set.of(Service.SLA))) {
      var figures = new ArrayList<>(new Rest(world).ofDeadlines(", nobody else awake"));
      var _ = fire(sla, "to warm up");
      var fired = fire(sla, "alone");
      figures.addAll(fired.figures());
      // Those that land on a day that their rule skips are not told, but move on.
      figures.add(new Figure("told, alone", Numbers.of(sla, TOLD, utc(fired.at())), "", ""));
      figures.add(
          new Figure("told twice, alone", Numbers.of(sla, TWICE, utc(fired.at())), "", "0"));
      return figures;
    }
  }

  private static OffsetDateTime utc(Instant at) {
    return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
  }

  private Fired fire(Connection sla, String how) throws SQLException, InterruptedException {
    var at = Instant.now().plusSeconds(AHEAD_SECONDS);
    int cases = makeDue(sla, at);
    var processes = world.suite().processIds();
    var before = Usage.of(processes);
    Thread.sleep(Duration.between(Instant.now(), at));
    var last = awaitFired(sla);
    var spent = Usage.of(processes).since(before);
    double left = Numbers.of(sla, DUE_NOW);
    double seconds = Duration.between(at, last).toMillis() / 1e3;
    double processor = Usage.of(spent, Service.SLA) + spent.getOrDefault(DATABASE, 0.0);
    return new Fired(
        at,
        last,
        List.of(
            new Figure("cases due at once, " + how, cases, "", ""),
            new Figure("still due, " + how, left, "", "0"),
            new Figure("due deadlines, " + how, (cases - left) / seconds, "/s", "20,000"),
            new Figure(
                "processor time of sla-service and PostgreSQL for each, " + how,
                processor / (cases - left),
                "ms",
                "")));
  }

  /** The cases whose next deadlines come due at that moment. */
  private int makeDue(Connection sla, Instant at) throws SQLException {
    try (var statement = sla.createStatement()) {
      int cases =
          statement.executeUpdate(
              """
              with chosen as (
                select marketplace_id, id, next_due_at from ladder_case
                where live and next_due_at is not null
                order by next_due_at desc limit %1$d
              ), first as (
                update deadline d set due_at = '%2$s'
                from chosen c
                where d.marketplace_id = c.marketplace_id and d.case_id = c.id
                  and d.due_at = c.next_due_at and d.status = 'PENDING'
                returning d.case_id
              )
              update ladder_case l set next_due_at = '%2$s'
              from chosen c where l.marketplace_id = c.marketplace_id and l.id = c.id"""
                  .formatted(Math.min(DUE, tickets / 4), at));
      if (Instant.now().isAfter(at)) {
        Bench.say(
            "  Making %d cases due took too long; what follows is too fast.".formatted(cases));
      }
      return cases;
    }
  }

  /** Until none is due, or no more are fired; when that was last seen to go on. */
  private static Instant awaitFired(Connection sla) throws SQLException, InterruptedException {
    var last = Instant.now();
    double left = Double.MAX_VALUE;
    while (left > 0 && Instant.now().isBefore(last.plusSeconds(PATIENCE_SECONDS))) {
      Thread.sleep(PAUSE_MILLIS);
      double now = Numbers.of(sla, DUE_NOW);
      if (now < left) {
        left = now;
        last = Instant.now();
      }
    }
    return last;
  }
}
