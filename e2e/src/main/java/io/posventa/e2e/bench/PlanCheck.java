package io.posventa.e2e.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.posventa.e2e.bench.limit.Explained;
import io.posventa.e2e.bench.limit.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Keeps the plan of every captured statement beside the report. */
final class PlanCheck {
  private final Options options;
  private final World world;
  private final Scenarios scenarios;
  private final Path folder;

  PlanCheck(Options options, World world, Scenarios scenarios, Path folder) {
    this.options = options;
    this.world = world;
    this.scenarios = scenarios;
    this.folder = folder;
  }

  /** Which statements read a large table from end to end. */
  List<String> run() throws IOException, SQLException {
    if (!options.includes("plans")) {
      return List.of();
    }
    Files.createDirectories(folder);
    var explained = new Explained(world.suite());
    var found = new ArrayList<String>();
    for (var scenario : scenarios.all()) {
      var plans = explained.request(scenario.owner(), scenario.target(), scenario.act());
      found.addAll(keep(scenario.name(), plans));
    }
    for (var service : World.owners()) {
      found.addAll(keep("loops of " + service.title(), explained.loops(service)));
    }
    Bench.say(
        found.isEmpty()
            ? "  No statement reads a large table from end to end."
            : "  Reads of large tables from end to end: " + found.size());
    return found;
  }

  private List<String> keep(String name, List<Plan> plans) throws IOException {
    var json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    json.writeValue(
        folder.resolve("plans of " + name + ".json").toFile(), Map.of("statements", plans));
    return plans.stream()
        .filter(plan -> !plan.wholeReads().isEmpty())
        .map(plan -> "%s reads %s:%n%s".formatted(name, plan.wholeReads(), plan.sql()))
        .toList();
  }
}
