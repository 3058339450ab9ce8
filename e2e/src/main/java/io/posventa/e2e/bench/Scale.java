package io.posventa.e2e.bench;

import io.posventa.e2e.bench.report.Figure;
import io.posventa.e2e.bench.report.Weight;
import io.posventa.launcher.Suite;
import io.posventa.launcher.process.Memory;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Weighs the suite's processes every few seconds. */
final class Scale implements AutoCloseable {
  private static final int PAUSE_MILLIS = 3_000;
  private static final int KIB = 1_024;

  private final Suite suite;
  private final long began = System.nanoTime();
  private final List<Weight> weights = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private volatile String during = "start";

  Scale(Suite suite) {
    this.suite = suite;
    weigh();
    this.thread = Thread.ofPlatform().daemon().name("scale").start(this::run);
  }

  void during(String what) {
    during = what;
  }

  List<Weight> weights() {
    return List.copyOf(weights);
  }

  /** At rest and in the end. */
  List<Figure> figures() {
    weigh();
    return List.of(
        new Figure(
            "memory without PostgreSQL, at rest", weights.getFirst().suite(), "MiB", "1,229"),
        new Figure(
            "memory without PostgreSQL, after the load",
            weights.getLast().suite(),
            "MiB",
            "1,843"));
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(PAUSE_MILLIS);
        weigh();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void weigh() {
    var mib = new HashMap<String, Long>();
    suite
        .processIds()
        .forEach(
            (name, pid) -> {
              if (pid != ProcessHandle.current().pid()) {
                Memory.ofTree(pid).ifPresent(kib -> mib.put(name, kib / KIB));
              }
            });
    weights.add(new Weight((System.nanoTime() - began) / 1_000_000_000L, during, mib));
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
