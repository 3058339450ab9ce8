package io.posventa.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What processes weigh, counted as PSS: pages that several share are split among them. */
public final class Memory {
  private Memory() {}

  /** PSS in KiB of a process and all that it started; empty where the system does not tell. */
  public static OptionalLong ofTree(long pid) {
    return ProcessHandle.of(pid).stream()
        .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()))
        .map(process -> of(process.pid()))
        .flatMapToLong(OptionalLong::stream)
        .reduce(Long::sum);
  }

  /** PSS in KiB of one process alone. */
  public static OptionalLong of(long pid) {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "smaps_rollup"))) {
      return lines
          .filter(line -> line.startsWith("Pss:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst();
    } catch (IOException | RuntimeException e) {
      return OptionalLong.empty();
    }
  }
}
