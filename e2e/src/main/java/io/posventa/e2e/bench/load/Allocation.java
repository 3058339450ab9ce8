package io.posventa.e2e.bench.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What Java processes have allocated, read from their young collections: so many times the young
 * space was filled, and that is how much of it is full now. Needs the serial collector.
 */
public final class Allocation {
  private static final int EDEN_KIB = 4;
  private static final int EDEN_USED_KIB = 5;
  private static final int COLLECTIONS = 12;

  private record Look(double eden, double used, double collections) {}

  private final Map<String, Look> looks;

  private Allocation(Map<String, Look> looks) {
    this.looks = looks;
  }

  public static Allocation of(Map<String, Long> processes) {
    var looks = new HashMap<String, Look>();
    for (var process : processes.entrySet()) {
      look(process.getValue()).ifPresent(look -> looks.put(process.getKey(), look));
    }
    return new Allocation(looks);
  }

  /** Nothing where it is no Java, or is gone. */
  private static Optional<Look> look(long pid) {
    try {
      String[] fields = ask(pid).lines().toList().getLast().strip().split(" +", -1);
      return Optional.of(
          new Look(
              Double.parseDouble(fields[EDEN_KIB]),
              Double.parseDouble(fields[EDEN_USED_KIB]),
              Double.parseDouble(fields[COLLECTIONS])));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static String ask(long pid) throws IOException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jstat").toString(),
                "-gc",
                Long.toString(pid))
            .redirectErrorStream(true)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** KiB since an earlier look. */
  public Map<String, Double> since(Allocation earlier) {
    var kib = new HashMap<String, Double>();
    looks.forEach(
        (name, now) -> {
          var then = earlier.looks.get(name);
          if (then != null) {
            double filled = (now.collections() - then.collections()) * now.eden();
            kib.put(name, Math.max(0, filled + now.used() - then.used()));
          }
        });
    return kib;
  }
}
