package io.posventa.e2e.bench.load;

import io.posventa.launcher.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Processor time that processes have used, as Linux counts it: in hundredths of a second. */
public final class Usage {
  private static final double MILLIS_PER_TICK = 10;
  private static final int USER = 11;
  private static final int SYSTEM = 12;
  private static final int CHILDREN_USER = 13;
  private static final int CHILDREN_SYSTEM = 14;

  private final Map<String, Double> millis;

  private Usage(Map<String, Double> millis) {
    this.millis = millis;
  }

  /** Of each process and all that it started, by the process's name. */
  public static Usage of(Map<String, Long> processes) {
    var millis = new HashMap<String, Double>();
    processes.forEach(
        (name, pid) ->
            ProcessHandle.of(pid)
                .ifPresent(
                    root -> {
                      var children =
                          pid == ProcessHandle.current().pid()
                              ? Stream.<ProcessHandle>empty()
                              : root.descendants();
                      double all =
                          Stream.concat(Stream.of(root), children)
                              .mapToDouble(process -> ofOne(process.pid()))
                              .sum();
                      millis.put(name, all);
                    }));
    return new Usage(millis);
  }

  private static double ofOne(long pid) {
    try {
      String line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      // The name in brackets may hold blanks.
      String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
      long ticks = 0;
      for (int field : new int[] {USER, SYSTEM, CHILDREN_USER, CHILDREN_SYSTEM}) {
        ticks += Long.parseLong(fields[field]);
      }
      return ticks * MILLIS_PER_TICK;
    } catch (IOException e) {
      return 0; // it has ended, or this is no Linux
    }
  }

  /** What all replicas of a service have spent, of what was spent by process. */
  public static double of(Map<String, Double> spent, Service service) {
    return spent.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(service.title()))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  /** Milliseconds since an earlier look. */
  public Map<String, Double> since(Usage earlier) {
    var spent = new HashMap<String, Double>();
    millis.forEach(
        (name, now) -> spent.put(name, Math.max(0, now - earlier.millis.getOrDefault(name, 0.0))));
    return spent;
  }
}
