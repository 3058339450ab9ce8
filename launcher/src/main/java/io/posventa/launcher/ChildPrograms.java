package io.posventa.launcher;

import io.posventa.launcher.process.Child;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The command lines of a suite's processes. */
final class ChildPrograms {
  /** What keeps eight JVMs small and quick to start on a laptop. */
  static final List<String> SMALL =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "-XX:TieredStopAtLevel=1",
          // A heap that was not needed was touched all the same; this is 160 MiB over five
          // services.
          "-Xms32m",
          "-Xmn16m",
          "-XX:MinHeapFreeRatio=10",
          "-XX:MaxHeapFreeRatio=25",
          "-Xmx160m");

  /** What deploy/Dockerfile says, with the memory of a container of half a gibibyte. */
  static final List<String> DEPLOYED =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "-Xms128m",
          "-Xmn96m",
          "-XX:MinHeapFreeRatio=10",
          "-XX:MaxHeapFreeRatio=30",
          "-XX:TrimNativeHeapInterval=10000",
          "-Xmx300m");

  private ChildPrograms() {}

  /** A service, told by a file what it needs to know. */
  static Child service(
      String name,
      Folders folders,
      Service service,
      Path settings,
      Classes classes,
      List<String> jvm) {
    var words = new ArrayList<>(jvm);
    words.addAll(classes.words(name, folders, folders.program(service)));
    words.add("-XX:+ExitOnOutOfMemoryError");
    words.add("-Dquarkus.config.locations=" + settings.toUri());
    words.add("-jar");
    words.add(folders.program(service).toString());
    return java(name, folders, words.toArray(String[]::new));
  }

  /** Another part of this program. */
  static Child own(String name, Folders folders, Class<?> main, Object... arguments) {
    var words = new ArrayList<>(SMALL);
    words.addAll(List.of("-Xmx128m", "-cp", classPath(), main.getName()));
    Arrays.stream(arguments).map(Object::toString).forEach(words::add);
    return java(name, folders, words.toArray(String[]::new));
  }

  private static Child java(String name, Folders folders, String... words) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(words));
    return new Child(name, command, folders.log(name));
  }

  /** This program's own; children start in another folder, so that it is made absolute. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
