package io.posventa.launcher;

import io.posventa.launcher.process.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a suite keeps what it has.
 *
 * @param root the project, with the built services
 * @param home what belongs to one suite: data, keys, logs
 */
record Folders(Path root, Path home) {
  private static final long NEEDED_BYTES = 600L << 20;

  Folders {
    root = root.toAbsolutePath().normalize();
    home = home.toAbsolutePath().normalize();
  }

  /** The project that the current folder lies in. */
  static Path projectRoot() {
    Path configured = Path.of(System.getProperty("posventa.root", "")).toAbsolutePath();
    return Stream.iterate(Optional.of(configured), Folders::parent)
        .takeWhile(Optional::isPresent)
        .flatMap(Optional::stream)
        .filter(folder -> Files.isDirectory(folder.resolve("launcher/src")))
        .findFirst()
        .orElseThrow(() -> new Trouble("%s is not inside Posventa.".formatted(configured)));
  }

  private static Optional<Path> parent(Optional<Path> folder) {
    return folder.map(Path::getParent);
  }

  Path data() {
    return home.resolve("data");
  }

  Path keys() {
    return home.resolve("keys");
  }

  Path logs() {
    return home.resolve("logs");
  }

  Path run() {
    return home.resolve("run");
  }

  /** The sandbox's ids and keys. */
  Path sandbox() {
    return home.resolve("sandbox.json");
  }

  /** The links that a newcomer is shown. */
  Path showcase() {
    return home.resolve("showcase.json");
  }

  /** What {@code up} has said, for {@code status} to say again. */
  Path welcome() {
    return run().resolve("welcome");
  }

  /** Three requests, ready to run. */
  Path requests() {
    return home.resolve("requests.sh");
  }

  /**
   * Where the JVM of one process keeps the classes that it has loaded, for its next start. A new
   * build has a new place, and its predecessor's goes.
   */
  Path classes(String name, Path program) {
    Path folder = home.resolve("classes").resolve(name);
    try {
      Files.createDirectories(folder);
      Path archive = folder.resolve(Files.getLastModifiedTime(program).toMillis() + ".jsa");
      try (var others = Files.list(folder)) {
        for (Path other : others.filter(file -> !file.equals(archive)).toList()) {
          Files.delete(other);
        }
      }
      return archive;
    } catch (IOException e) {
      throw new UncheckedIOException("Could not prepare " + folder, e);
    }
  }

  /** What a service has learned in a training lies beside its program, and is delivered with it. */
  static Path trained(Path program) {
    return program.resolveSibling("app.aot");
  }

  Path log(String name) {
    return logs().resolve(name + ".log");
  }

  /** Unpacked programs, shared by every suite of this user. */
  Path cache() {
    String xdg = System.getenv("XDG_CACHE_HOME");
    Path caches =
        xdg == null || xdg.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(xdg);
    return caches.resolve("posventa");
  }

  /** The runnable jar of a service. */
  Path program(Service service) {
    Path jar = root.resolve(service.title()).resolve("target/quarkus-app/quarkus-run.jar");
    if (Files.notExists(jar)) {
      throw new Trouble(
          "%s is not built (%s is missing): run ./posventa up, which builds what is stale."
              .formatted(service.title(), root.relativize(jar)));
    }
    return jar;
  }

  /** Makes the folders, and refuses to start where the disk is all but full. */
  void prepare() {
    try {
      for (Path folder : new Path[] {data(), keys(), logs(), run()}) {
        Files.createDirectories(folder);
      }
      long free = Files.getFileStore(home).getUsableSpace();
      if (free < NEEDED_BYTES) {
        throw new Trouble(
            "The disk is almost full: %d MiB are left for %s, and Posventa wants %d."
                .formatted(free >> 20, home, NEEDED_BYTES >> 20));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Could not prepare " + home, e);
    }
  }

  /** The last run's logs make room; one generation is kept. */
  void turnLogs() {
    try (var logs = Files.list(logs())) {
      for (Path log : logs.filter(file -> file.toString().endsWith(".log")).toList()) {
        Files.move(
            log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Could not turn the logs in " + logs(), e);
    }
  }

  static void delete(Path folder) {
    if (Files.notExists(folder)) {
      return;
    }
    try (var all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Could not delete " + folder, e);
    }
  }
}
