package io.posventa.e2e.bench.load;

import io.posventa.launcher.Service;
import io.posventa.launcher.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Holds the suite's processes until it is closed, or until this one ends: they take no time, and
 * see none pass.
 */
public final class Stillness implements AutoCloseable {
  private static final String DATABASE = "postgresql";

  private final List<Long> held;
  // Who is asked to end while it is held cannot.
  private final Thread thaw = new Thread(this::letGo, "thaw");

  private Stillness(List<Long> held) throws IOException, InterruptedException {
    this.held = held;
    Runtime.getRuntime().addShutdownHook(thaw);
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
    Runtime.getRuntime().removeShutdownHook(thaw);
  }

  private void letGo() {
    try {
      signal("-CONT");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
