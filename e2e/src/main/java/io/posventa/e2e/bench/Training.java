package io.posventa.e2e.bench;

import io.posventa.e2e.bench.load.ClosedLoop;
import io.posventa.e2e.bench.seed.Seeder;
import io.posventa.launcher.Suite;
import io.posventa.launcher.SuiteOptions;
import io.posventa.launcher.process.Trouble;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

/**
 * {@code ./posventa train}: the services do under load all that they can do, so that their Java
 * keeps its classes and what it learned of their methods for the next start.
 */
public final class Training {
  private static final long TICKETS = 5_000;
  private static final int CLIENTS = 16;
  private static final Duration EACH = Duration.ofSeconds(6);
  private static final Duration REST = Duration.ofMinutes(3);

  private Training() {}

  public static void main(String[] words) throws Exception {
    try {
      run();
    } catch (Trouble e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  static void run() throws IOException, SQLException, InterruptedException {
    Bench.say("Training the services, some four minutes.");
    try (var suite = Suite.start(Bench.unlimited(SuiteOptions.forTraining().saying(Bench::say)))) {
      var world = World.create(suite);
      try (var watch = new Lag.Watch(suite)) {
        var seeder = new Seeder(world, _ -> {});
        seeder.originals();
        watch.calm(REST);
        seeder.copy(TICKETS, World.owners());
        for (var scenario : new Scenarios(world, TICKETS, CLIENTS).all()) {
          Bench.say("  " + scenario.title());
          if (Rules.changeFor(scenario, world)) {
            watch.calm(REST);
          }
          var _ =
              new ClosedLoop(scenario.target(), CLIENTS)
                  .run(scenario.act(), EACH, scenario.supply());
        }
        watch.calm(REST);
        var _ = new DueAtOnce(world, TICKETS).storm(watch);
      }
      Bench.say("Writing down what they learned.");
    }
    if (!SuiteOptions.isTrained()) {
      throw new Trouble("Not every service has kept what it learned.");
    }
  }
}
