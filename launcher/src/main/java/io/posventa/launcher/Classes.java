package io.posventa.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What the Java of a service knows of its classes before it starts. */
enum Classes {
  /** Nothing: they are read from the jars. */
  UNKNOWN,

  /**
   * What it loaded the last time, which takes a third off the processor time of a start. Kept when
   * it ends, for the next start of the same build.
   */
  REMEMBERED,

  /** Nothing, but it writes a cache when it ends: classes, and how often their methods ran. */
  IN_TRAINING,

  /** What such a training of this build has written. */
  TRAINED;

  /** How long a service may take to end. */
  Duration patience() {
    return this == IN_TRAINING ? Duration.ofMinutes(5) : Duration.ofSeconds(40);
  }

  List<String> words(String name, Folders folders, Path program) {
    return switch (this) {
      case UNKNOWN -> List.of();
      case REMEMBERED ->
          List.of(
              "-XX:+AutoCreateSharedArchive",
              "-XX:SharedArchiveFile=" + folders.classes(name, program),
              "-Xlog:cds*=error");
      case IN_TRAINING ->
          List.of("-XX:AOTCacheOutput=" + Folders.trained(program), "-Xlog:aot*=error");
      // Without a cache that serves it does not start: nobody is to measure that by mistake.
      case TRAINED -> List.of("-XX:AOTMode=on", "-XX:AOTCache=" + Folders.trained(program));
    };
  }
}
