package io.posventa.e2e.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.posventa.e2e.bench.report.Comparison;
import io.posventa.e2e.bench.report.Page;
import io.posventa.e2e.bench.report.Report;
import io.posventa.e2e.bench.report.Size;
import io.posventa.e2e.bench.seed.Seeder;
import io.posventa.launcher.Service;
import io.posventa.launcher.Suite;
import io.posventa.launcher.SuiteOptions;
import io.posventa.launcher.process.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** {@code ./posventa bench}. */
public final class Bench {
  private static final Duration REST = Duration.ofMinutes(10);
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Options options;

  private Bench(Options options) {
    this.options = options;
  }

  public static void main(String[] words) throws Exception {
    try {
      new Bench(Options.of(words)).run();
    } catch (IllegalArgumentException | Trouble e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private void run() throws IOException, SQLException, InterruptedException {
    if (!SuiteOptions.isTrained()) {
      Training.run();
    }
    Files.createDirectories(options.out());
    var sizes = new ArrayList<Size>();
    for (long tickets : options.sizes()) {
      sizes.add(measure(tickets));
      // After each size: a run of an hour may be cut short.
      write(new Report(now(), Machine.describe(), options.clients(), sizes));
    }
    say("The report: " + options.out().resolve("report.html").toAbsolutePath());
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private void write(Report report) throws IOException {
    JSON.writeValue(options.out().resolve("report.json").toFile(), report);
    Files.writeString(options.out().resolve("report.html"), new Page(report).html());
    if (options.compare().isPresent()) {
      var before = JSON.readValue(options.compare().get().toFile(), Report.class);
      say("Then and now:\n" + Comparison.table(Comparison.of(before, report)));
    }
  }

  private Size measure(long tickets) throws IOException, SQLException, InterruptedException {
    say("Starting a suite for %,d tickets.".formatted(tickets));
    try (var suite = Suite.start(suite());
        var watch = new Lag.Watch(suite)) {
      var world = World.create(suite);
      var seeder = new Seeder(world, Bench::say);
      seeder.originals();
      watch.calm(REST);
      say("Making %,d tickets.".formatted(tickets));
      seeder.copy(tickets, options.pasts());
      watch.calm(REST);
      return measure(world, watch, tickets);
    }
  }

  private Size measure(World world, Lag.Watch watch, long tickets)
      throws IOException, SQLException, InterruptedException {
    say("Measuring.");
    return new Programme(options, world, watch, tickets).run();
  }

  private SuiteOptions suite() {
    return unlimited(SuiteOptions.forMeasuring().saying(Bench::say))
        .withReplicas(Service.SLA, options.replicas());
  }

  /** No limit of the gateway is to be what is measured. */
  static SuiteOptions unlimited(SuiteOptions suite) {
    var options = suite;
    for (String limit :
        List.of("per-second", "per-minute", "in-flight", "address-per-second", "sync-per-second")) {
      options = options.withSetting(Service.GATEWAY, "posventa.gateway.limits." + limit, "1000000");
    }
    return options;
  }

  static void say(String line) {
    System.out.println(line);
  }
}
