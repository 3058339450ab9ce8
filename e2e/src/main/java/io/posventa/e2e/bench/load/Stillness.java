package io.posventa.e2e.bench.load;

import io.posventa.launcher.Service;
import io.posventa.launcher.Suite;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Holds the suite's processes until it is closed: they take no time and no locks, and see none
 * pass.
 */
public final class Stillness implements AutoCloseable {
  private static final String DATABASE = "postgresql";

  private final List<Long> held;

  private Stillness(List<Long> held) throws IOException, InterruptedException {
    this.held = held;
    signal("-STOP");
  }

  /** All but PostgreSQL and, with all its replicas, {@code working}. */
  public static Stillness ofAllBut(Suite suite, Set<Service> working)
      throws IOException, InterruptedException {
    return new Stillness(
        suite.processIds().entrySet().stream()
            .filter(entry -> !entry.getKey().equals(DATABASE))
            .filter(
                entry -> working.stream().map(Service::title).noneMatch(entry.getKey()::startsWith))
            .map(entry -> entry.getValue())
            .filter(pid -> pid != ProcessHandle.current().pid())
            .toList());
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
