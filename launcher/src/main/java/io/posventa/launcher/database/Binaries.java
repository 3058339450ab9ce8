package io.posventa.launcher.database;

import io.posventa.launcher.process.Trouble;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's own programs for this machine, unpacked once into a cache folder. */
final class Binaries {
  private Binaries() {}

  /** The folder that holds {@code bin}, {@code lib} and {@code share}. */
  static Path unpackInto(Path cache) {
    String archive = archive(System.getProperty("os.name"), System.getProperty("os.arch"));
    try {
      Path home = cache.resolve("postgresql-" + checksum(archive));
      if (!Files.isExecutable(home.resolve("bin/postgres"))) {
        unpack(archive, home);
      }
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException("Could not unpack PostgreSQL into " + cache, e);
    }
  }

  static String archive(String os, String architecture) {
    String system = os.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
    String machine =
        switch (architecture) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default ->
              throw new Trouble(
                  "There is no embedded PostgreSQL for %s on %s: run Posventa on Linux or macOS, x86-64 or ARM64."
                      .formatted(os, architecture));
        };
    return "/postgres-%s-%s.txz".formatted(system, machine);
  }

  /** Beside its place first and moved at the end, so that a half unpacked server is never run. */
  private static void unpack(String archive, Path home) throws IOException {
    Files.createDirectories(home.getParent());
    Path partial = Files.createTempDirectory(home.getParent(), "unpacking-");
    Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (var tar =
        new TarArchiveInputStream(
            new XZCompressorInputStream(new BufferedInputStream(open(archive))))) {
      for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
        place(entry, tar, partial);
      }
    }
    try {
      Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | AtomicMoveNotSupportedException e) {
      throw e;
    } catch (IOException e) {
      // Another start was quicker: its folder is as good.
      if (!Files.isExecutable(home.resolve("bin/postgres"))) {
        throw e;
      }
      delete(partial);
    }
  }

  private static void place(TarArchiveEntry entry, InputStream content, Path folder)
      throws IOException {
    Path target = folder.resolve(entry.getName()).normalize();
    if (!target.startsWith(folder)) {
      throw new IOException("An entry leaves the folder: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else {
      Files.copy(content, target);
      boolean program = target.getParent().endsWith("bin");
      Files.setPosixFilePermissions(
          target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }

  private static String checksum(String archive) throws IOException {
    var crc = new CRC32();
    try (var in = open(archive)) {
      var buffer = new byte[1 << 16];
      for (int n; (n = in.read(buffer)) > 0; ) {
        crc.update(buffer, 0, n);
      }
    }
    return Long.toHexString(crc.getValue());
  }

  private static InputStream open(String archive) {
    var in = Binaries.class.getResourceAsStream(archive);
    if (in == null) {
      throw new Trouble(
          "The build did not fetch PostgreSQL for this machine (%s is missing): build the launcher here, not elsewhere."
              .formatted(archive));
    }
    return in;
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
