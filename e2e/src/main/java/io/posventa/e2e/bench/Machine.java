package io.posventa.e2e.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a report was measured on. */
final class Machine {
  private Machine() {}

  static List<String> describe() {
    var words = new ArrayList<String>();
    words.add(Runtime.getRuntime().availableProcessors() + " processors");
    model().forEach(words::add);
    words.add(
        "load average %.1f at the end"
            .formatted(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
    words.add("Java " + Runtime.version());
    return List.copyOf(words);
  }

  private static List<String> model() {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .limit(1)
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
