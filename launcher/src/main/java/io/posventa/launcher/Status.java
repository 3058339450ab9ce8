package io.posventa.launcher;

import io.posventa.launcher.process.Memory;
import java.util.Arrays;
import java.util.LinkedHashMap;

/**
 * {@code ./posventa status}: each process, whether it answers, and what it weighs.
 *
 * @param whole whether all of them do
 */
record Status(boolean whole, String text) {
  private static final String READY = "ready";

  static Status of(RunFile run) {
    var latest = new LinkedHashMap<String, RunFile.Entry>();
    run.entries().forEach(entry -> latest.put(entry.name(), entry));
    if (latest.isEmpty()) {
      return new Status(false, "Posventa is not up.%n".formatted());
    }
    boolean whole = true;
    var text = new StringBuilder(row("process", "pid", "port", "state", "PSS"));
    var sums = new LinkedHashMap<String, Long>();
    for (var entry : latest.values()) {
      boolean alive = entry.process().isPresent();
      String state = state(entry, alive);
      whole &= state.equals(READY);
      // The launcher is the parent of the rest, so only the others are weighed with their children.
      var kib = isLauncher(entry) ? Memory.of(entry.pid()) : Memory.ofTree(entry.pid());
      if (alive && kib.isPresent()) {
        sums.merge(group(entry), kib.getAsLong(), Long::sum);
      }
      text.append(
          row(
              entry.name(),
              Long.toString(entry.pid()),
              isLauncher(entry) ? "" : Integer.toString(entry.port()),
              state,
              alive && kib.isPresent() ? mebibytes(kib.getAsLong()) : "?"));
    }
    sums.forEach((group, kib) -> text.append(row(group, "", "", "", mebibytes(kib))));
    return new Status(whole, text.toString());
  }

  private static String state(RunFile.Entry entry, boolean alive) {
    if (!alive) {
      return "dead";
    }
    if (isService(entry)) {
      return Readiness.healthy(entry.port()) ? READY : "not ready";
    }
    return isLauncher(entry) || Readiness.listening(entry.port()) ? READY : "not ready";
  }

  private static String group(RunFile.Entry entry) {
    return isService(entry) ? "= services" : "= the rest";
  }

  private static boolean isLauncher(RunFile.Entry entry) {
    return entry.name().equals(RunFile.LAUNCHER);
  }

  private static boolean isService(RunFile.Entry entry) {
    return Arrays.stream(Service.values())
        .anyMatch(service -> entry.name().startsWith(service.title()));
  }

  private static String mebibytes(long kib) {
    return "%.0f MiB".formatted(kib / 1024.0);
  }

  private static String row(String name, String pid, String port, String state, String weight) {
    return "%-24s %8s %6s  %-9s %9s%n".formatted(name, pid, port, state, weight);
  }
}
