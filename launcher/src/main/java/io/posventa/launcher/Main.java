package io.posventa.launcher;

import io.posventa.launcher.api.ApiFailure;
import io.posventa.launcher.demo.Demo;
import io.posventa.launcher.process.Trouble;
import io.posventa.launcher.sandbox.Sandbox;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
        case "status" -> System.out.print(Status.of(runFile()));
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
    var now =
        Instant.parse(
            sandbox
                .asOperator()
                .get("/v1/test-clocks/" + sandbox.testClock())
                .path("now")
                .asText());
    System.out.print(
        Greeting.of(
            sandbox,
            suite.mails(),
            suite.simulator(),
            folders.logs(),
            Duration.ofNanos(System.nanoTime() - start),
            now,
            "A-%d".formatted(Clock.systemUTC().instant().getEpochSecond() % 10_000_000)));
    awaitEnd();
  }

  private static Sandbox sandbox(Suite suite) {
    Path file = suite.folders().sandbox();
    return Sandbox.load(file, suite.url(Service.GATEWAY))
        .orElseGet(
            () -> {
              var now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
              var made =
                  Sandbox.create(suite.url(Service.GATEWAY), suite.adminKey(), "Sandbox", now);
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
