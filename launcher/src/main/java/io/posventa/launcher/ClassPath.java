package io.posventa.launcher;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** This program's own class path, for children that run other parts of it. */
final class ClassPath {
  private ClassPath() {}

  /** Children start in another folder, so relative entries are resolved here. */
  static String absolute() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
