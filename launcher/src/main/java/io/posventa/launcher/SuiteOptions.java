package io.posventa.launcher;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * How a suite is started.
 *
 * @param folders the project, and where this suite keeps its data
 * @param temporary whether the data goes when the suite ends
 * @param ports picks the ports, given the replicas
 * @param replicas how often each service runs; once when it is not named
 * @param settings configuration keys of a service, above all others
 * @param durable whether what PostgreSQL has committed outlives a power cut of the machine
 * @param restart whether a process that dies is started again
 * @param jvm what the Java of each service is told
 * @param classes and what it knows before
 * @param say where progress and bad news go, a line at a time
 */
public record SuiteOptions(
    Folders folders,
    boolean temporary,
    Function<Map<Service, Integer>, Ports> ports,
    Map<Service, Integer> replicas,
    Map<Service, Map<String, String>> settings,
    boolean durable,
    boolean restart,
    List<String> jvm,
    Classes classes,
    Consumer<String> say) {

  public SuiteOptions {
    replicas = Map.copyOf(replicas);
    settings = Map.copyOf(settings);
    jvm = List.copyOf(jvm);
  }

  /**
   * For tests: free ports, a new folder that goes at the end, commits that do not wait for disks.
   */
  public static SuiteOptions forTests() {
    try {
      var folders =
          new Folders(Folders.projectRoot(), Files.createTempDirectory("posventa-suite-"));
      return new SuiteOptions(
          folders,
          true,
          Ports::free,
          Map.of(),
          Map.of(),
          false,
          false,
          ChildPrograms.SMALL,
          Classes.UNKNOWN,
          System.out::println);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For {@code ./posventa up}: the documented ports, data that stays in {@code home}. */
  static SuiteOptions standing(Path root, Path home) {
    return new SuiteOptions(
        new Folders(root, home),
        false,
        Ports::standard,
        Map.of(),
        Map.of(),
        true,
        false,
        ChildPrograms.SMALL,
        Classes.REMEMBERED,
        System.out::println);
  }

  /**
   * For measuring: free ports, a new folder that goes at the end, commits that wait for the disk,
   * and the services' Java told what it is told in a container, and trained as there.
   */
  public static SuiteOptions forMeasuring() {
    return deployed(Classes.TRAINED);
  }

  /** As {@link #forMeasuring}, and what the services' Java learns is kept when they end. */
  public static SuiteOptions forTraining() {
    var folders = new Folders(Folders.projectRoot(), Path.of(""));
    Arrays.stream(Service.values())
        .map(folders::program)
        .map(Folders::trained)
        .forEach(Folders::delete);
    return deployed(Classes.IN_TRAINING);
  }

  /** Whether the services' Java was trained since they were built. */
  public static boolean isTrained() {
    var folders = new Folders(Folders.projectRoot(), Path.of(""));
    return Arrays.stream(Service.values())
        .map(folders::program)
        .allMatch(
            program -> {
              File cache = Folders.trained(program).toFile();
              return cache.length() > 0 && cache.lastModified() >= program.toFile().lastModified();
            });
  }

  private static SuiteOptions deployed(Classes classes) {
    var tests = forTests();
    return new SuiteOptions(
        tests.folders,
        true,
        tests.ports,
        tests.replicas,
        tests.settings,
        true,
        false,
        ChildPrograms.DEPLOYED,
        classes,
        tests.say);
  }

  /** Several processes of one service, behind a balancer on the service's port. */
  public SuiteOptions withReplicas(Service service, int count) {
    if (count < 1 || count > 9) {
      throw new IllegalArgumentException("A service runs 1 to 9 times, not " + count + ".");
    }
    var more = new EnumMap<Service, Integer>(Service.class);
    more.putAll(replicas);
    more.put(service, count);
    return new SuiteOptions(
        folders, temporary, ports, more, settings, durable, restart, jvm, classes, say);
  }

  /** One more configuration key of a service. */
  public SuiteOptions withSetting(Service service, String key, String value) {
    var more = new EnumMap<Service, Map<String, String>>(Service.class);
    more.putAll(settings);
    var own = new HashMap<>(more.getOrDefault(service, Map.of()));
    own.put(key, value);
    more.put(service, own);
    return new SuiteOptions(
        folders, temporary, ports, replicas, more, durable, restart, jvm, classes, say);
  }

  /** All ports from {@code base} on. */
  public SuiteOptions withPortBase(int base) {
    return new SuiteOptions(
        folders,
        temporary,
        counts -> Ports.from(base, counts),
        replicas,
        settings,
        durable,
        restart,
        jvm,
        classes,
        say);
  }

  /**
   * The ports are chosen now, so that {@link #port} can tell them before the start. Replicas are
   * named before.
   */
  public SuiteOptions withChosenPorts() {
    var chosen = ports.apply(replicas);
    return new SuiteOptions(
        folders, temporary, _ -> chosen, replicas, settings, durable, restart, jvm, classes, say);
  }

  /** The port of a service, or of {@code postgresql}, {@code smtp}, {@code imap} and the rest. */
  public int port(String name) {
    return ports.apply(replicas).of(name);
  }

  /** A process that dies is started again, as a cluster would. */
  public SuiteOptions withRestart() {
    return new SuiteOptions(
        folders, temporary, ports, replicas, settings, durable, true, jvm, classes, say);
  }

  /** Progress goes here in place of standard output. */
  public SuiteOptions saying(Consumer<String> listener) {
    return new SuiteOptions(
        folders, temporary, ports, replicas, settings, durable, restart, jvm, classes, listener);
  }

  /** Does it, and says how long that took. */
  void timed(String what, Runnable start) {
    long began = System.nanoTime();
    start.run();
    long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
    say.accept("  %-22s ready after %.1f s".formatted(what, millis / 1000.0));
  }
}
