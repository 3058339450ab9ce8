package io.posventa.e2e.bench.limit;

import io.posventa.launcher.Service;
import io.posventa.launcher.Suite;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds every process of the suite but PostgreSQL, so that nothing but pgbench runs and nobody
 * follows up what it writes. Its events are gone before anyone goes on.
 */
final class Stillness implements AutoCloseable {
  private final Suite suite;
  private final List<Long> held;

  Stillness(Suite suite) throws IOException, InterruptedException {
    this.suite = suite;
    this.held =
        suite.processIds().entrySet().stream()
            .filter(entry -> !entry.getKey().equals("postgresql"))
            .map(entry -> entry.getValue())
            .filter(pid -> pid != ProcessHandle.current().pid())
            .toList();
    signal("-STOP");
  }

  /** Takes the events of the script's turns out of a log that nobody has read since. */
  void forget(Service owner) throws SQLException {
    try (var connection = suite.connect(owner);
        var statement = connection.createStatement()) {
      statement.execute(
          "delete from change_log where position is null and event_id like 'evt%s%%'"
              .formatted(Script.AGE));
    }
  }

  private void signal(String name) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add("kill");
    command.add(name);
    held.forEach(pid -> command.add(Long.toString(pid)));
    new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    signal("-CONT");
  }
}
