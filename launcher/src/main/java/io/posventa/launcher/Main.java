package io.posventa.launcher;

import io.posventa.launcher.api.ApiFailure;
import io.posventa.launcher.demo.Demo;
import io.posventa.launcher.process.OwnerOnly;
import io.posventa.launcher.process.Trouble;
import io.posventa.launcher.sandbox.Sandbox;
import io.posventa.launcher.sandbox.Showcase;
import io.posventa.launcher.sandbox.TestClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * The part of {@code ./posventa} that needs a JVM: {@code up}, {@code down}, {@code status}, {@code
 * demo}.
 */
public final class Main {
  private Main() {}

  public static void main(String[] words) {
    String command = words.length == 0 ? "up" : words[0];
    var rest = Arrays.stream(words).skip(1).toList();
    try {
      switch (command) {
        case "up" -> up(rest);
        case "down" -> Down.run(runFile(), System.out::println);
        case "demo" -> Demo.run(new Folders(Folders.projectRoot(), home()).sandbox());
        case "status" -> status(new Folders(Folders.projectRoot(), home()));
        default -> throw new Trouble("There is no command " + command + ".");
      }
    } catch (Trouble | ApiFailure e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static void up(List<String> words) {
    long start = System.nanoTime();
    var arguments = Arguments.of(words);
    var folders = new Folders(Folders.projectRoot(), home());
    var run = runFile();
    run.launcher()
        .ifPresent(
            other -> {
              throw new Trouble(
                  "Posventa is up already (process %d). ./posventa down ends it."
                      .formatted(other.pid()));
            });
    Leftovers.end(run, System.out::println);
    if (arguments.fresh()) {
      Fresh.empty(folders);
    }
    System.out.println("Starting Posventa:");
    var suite = Suite.start(options(folders, arguments));
    var sandbox = sandbox(suite);
    var greeting = new Greeting(sandbox, suite.pages(), suite.mails(), folders.requests());
    var showcase = showcase(sandbox, folders);
    var now = new TestClock(sandbox.asOperator(), sandbox.testClock()).now();
    String order = "A-%d".formatted(Clock.systemUTC().instant().getEpochSecond() % 10_000_000);
    OwnerOnly.write(folders.requests(), greeting.requests(now, order));
    OwnerOnly.write(folders.welcome(), greeting.text(showcase, now) + greeting.keys());
    System.out.printf(
        "%nPosventa is up after %.1f s. Ctrl-C or ./posventa down ends it.%n",
        Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0);
    System.out.print(greeting.text(showcase, now));
    System.out.println(
        "./posventa status shows this again, with keys and ids; ./posventa demo tells a story.");
    awaitEnd();
  }

  /** What the suite can do it can do without its examples. */
  private static Optional<Showcase> showcase(Sandbox sandbox, Folders folders) {
    try {
      return Optional.of(Showcase.of(sandbox, folders.showcase()));
    } catch (Trouble | ApiFailure e) {
      System.out.println("The sandbox has not got all its examples: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static void status(Folders folders) {
    var status = Status.of(new RunFile(folders.run()));
    System.out.print(status.text());
    if (status.whole() && Files.exists(folders.welcome())) {
      System.out.print(OwnerOnly.read(folders.welcome()));
    }
    if (!status.whole()) {
      System.exit(1);
    }
  }

  private static Sandbox sandbox(Suite suite) {
    Path file = suite.folders().sandbox();
    return Sandbox.load(file, suite.url(Service.GATEWAY))
        .orElseGet(
            () -> {
              var now = Clock.systemUTC().instant();
              var made = Sandbox.create(suite.url(Service.GATEWAY), suite.adminKey(), now);
              Folders.delete(suite.folders().showcase());
              made.save(file);
              return made;
            });
  }

  private static SuiteOptions options(Folders folders, Arguments arguments) {
    var options = SuiteOptions.standing(folders.root(), folders.home());
    if (arguments.portBase().isPresent()) {
      options = options.withPortBase(arguments.portBase().getAsInt());
    }
    if (arguments.restart()) {
      options = options.withRestart();
    }
    for (var replicas : arguments.replicas().entrySet()) {
      options = options.withReplicas(replicas.getKey(), replicas.getValue());
    }
    return options;
  }

  private static void awaitEnd() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static RunFile runFile() {
    return new RunFile(new Folders(Folders.projectRoot(), home()).run());
  }

  /** {@code .posventa} in the project, unless POSVENTA_HOME says otherwise. */
  static Path home() {
    return Optional.ofNullable(System.getenv("POSVENTA_HOME"))
        .filter(home -> !home.isBlank())
        .map(Path::of)
        .orElseGet(() -> Folders.projectRoot().resolve(".posventa"));
  }
}
