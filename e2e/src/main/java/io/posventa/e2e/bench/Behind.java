package io.posventa.e2e.bench;

import io.posventa.e2e.bench.load.OpenLoop;
import io.posventa.e2e.bench.report.Figure;
import io.posventa.e2e.bench.seed.Ids;
import io.posventa.launcher.Service;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** How long after their ticket its consequences come, at a rate that can be kept up. */
final class Behind {
  private static final int PER_SECOND = 30;
  private static final Duration TIME = Duration.ofSeconds(60);
  private static final Duration REST = Duration.ofMinutes(5);
  private static final long LONGEST_MILLIS = REST.toMillis();
  private static final String DEADLINES =
      "select case_id, created_at from deadline where created_at > ?";
  private static final String MAILS =
      "select case_id, sent_at from email where created_at > ? and sent_at is not null";

  private final World world;
  private final Lag.Watch watch;

  Behind(World world, Lag.Watch watch) {
    this.world = world;
    this.watch = watch;
  }

  List<Figure> measure(Scenario create) throws SQLException, InterruptedException {
    var began = Instant.now();
    var load = new OpenLoop(create.target()).run(create.act(), PER_SECOND, TIME);
    long left = watch.now().all();
    watch.settle(REST);
    var figures = new ArrayList<Figure>();
    long opened = load.latencies().getTotalCount();
    figures.add(new Figure("tickets opened at %d/s".formatted(PER_SECOND), opened, "", ""));
    figures.addAll(figures("deadlines set", lags(Service.SLA, DEADLINES, began)));
    figures.addAll(figures("mails sent", lags(Service.NOTIFICATION, MAILS, began)));
    figures.add(new Figure("left to do at the last ticket", left, "", ""));
    return figures;
  }

  private static List<Figure> figures(String what, Histogram lags) {
    String name = what + " after their ticket, at %d/s, ".formatted(PER_SECOND);
    return List.of(
        new Figure(what + " of them", lags.getTotalCount(), "", ""),
        new Figure(name + "p50", lags.getValueAtPercentile(50), "ms", ""),
        new Figure(name + "p99", lags.getValueAtPercentile(99), "ms", "1,000"));
  }

  private Histogram lags(Service service, String sql, Instant since) throws SQLException {
    var lags = new Histogram(LONGEST_MILLIS, 3);
    try (var connection = world.suite().connect(service);
        var statement = connection.prepareStatement(sql)) {
      statement.setObject(1, OffsetDateTime.ofInstant(since, ZoneOffset.UTC));
      try (var row = statement.executeQuery()) {
        while (row.next()) {
          var opened = Ids.madeAt(row.getString(1));
          // What an older ticket causes in the meantime is no lag of these.
          if (opened.isAfter(since)) {
            var done = row.getObject(2, OffsetDateTime.class).toInstant();
            long lag = Duration.between(opened, done).toMillis();
            lags.recordValue(Math.clamp(lag, 0, LONGEST_MILLIS));
          }
        }
      }
    }
    return lags;
  }
}
