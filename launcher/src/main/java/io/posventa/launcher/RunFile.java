package io.posventa.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The processes of a running suite, so that {@code down}, {@code status} and the next {@code up}
 * find them even when the launcher itself was killed.
 */
final class RunFile {
  /** The name of the line that stands for the launcher. */
  static final String LAUNCHER = "launcher";

  /** One process, known by its number and the moment of its start: numbers come round again. */
  record Entry(String name, int port, long pid, long startedAt) {
    Optional<ProcessHandle> process() {
      return ProcessHandle.of(pid).filter(found -> startedAt(found) == startedAt);
    }

    private static long startedAt(ProcessHandle process) {
      return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    static Entry of(String name, int port, ProcessHandle process) {
      return new Entry(name, port, process.pid(), startedAt(process));
    }
  }

  private final Path file;

  RunFile(Path folder) {
    this.file = folder.resolve("processes");
  }

  /** Remembers a process; a later one of the same name replaces it. */
  synchronized void add(String name, int port, long pid) {
    var process = ProcessHandle.of(pid);
    if (process.isEmpty()) {
      return;
    }
    var entry = Entry.of(name, port, process.get());
    try {
      Files.writeString(
          file,
          "%s %d %d %d%n".formatted(name, entry.port(), entry.pid(), entry.startedAt()),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("Could not write " + file, e);
    }
  }

  /** All that were started and not yet forgotten, oldest first. */
  List<Entry> entries() {
    if (Files.notExists(file)) {
      return List.of();
    }
    try {
      return Files.readAllLines(file).stream()
          .map(line -> line.split(" "))
          .filter(fields -> fields.length == 4)
          .map(
              fields ->
                  new Entry(
                      fields[0],
                      Integer.parseInt(fields[1]),
                      Long.parseLong(fields[2]),
                      Long.parseLong(fields[3])))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Could not read " + file, e);
    }
  }

  /** Those that are alive. */
  List<Entry> alive() {
    return entries().stream().filter(entry -> entry.process().isPresent()).toList();
  }

  Optional<ProcessHandle> launcher() {
    return entries().stream()
        .filter(entry -> entry.name().equals(LAUNCHER))
        .flatMap(entry -> entry.process().stream())
        .findFirst();
  }

  synchronized void clear() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Could not delete " + file, e);
    }
  }
}
