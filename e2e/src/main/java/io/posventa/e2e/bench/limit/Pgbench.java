package io.posventa.e2e.bench.limit;

import io.posventa.launcher.DatabaseLogin;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** PostgreSQL's own load program, where this machine has it. */
public final class Pgbench {
  private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) \\(without");
  private static final Pattern LATENCY = Pattern.compile("latency average = ([0-9.]+) ms");

  private final Path program;

  private Pgbench(Path program) {
    this.program = program;
  }

  /**
   * What it found.
   *
   * @param rate transactions, so turns of the script, in a second
   * @param millis the mean latency of one
   */
  public record Result(double rate, double millis) {}

  /** Looks on PATH, and where Debian puts it. */
  public static Optional<Pgbench> find() {
    var onPath =
        Arrays.stream(
                Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1))
            .map(folder -> Path.of(folder, "pgbench"));
    return Stream.concat(onPath, debian())
        .filter(Files::isExecutable)
        .findFirst()
        .map(Pgbench::new);
  }

  private static Stream<Path> debian() {
    try (var versions = Files.list(Path.of("/usr/lib/postgresql"))) {
      return versions.sorted(Comparator.reverseOrder()).toList().stream()
          .map(version -> version.resolve("bin/pgbench"));
    } catch (IOException e) {
      return Stream.empty();
    }
  }

  /**
   * What to run.
   *
   * @param turns of each client, however long they take; 0: as many as the time allows
   * @param offset what the script's numbers begin with, so that no turn repeats an earlier run's
   */
  public record Run(Path script, int clients, Duration time, int turns, long offset) {}

  /** Runs a script. */
  public Result run(DatabaseLogin login, Run run) throws IOException, InterruptedException {
    boolean byTime = run.turns() == 0;
    var command =
        List.of(
            program.toString(),
            "--no-vacuum",
            "--protocol=prepared",
            "--client=" + run.clients(),
            "--jobs=2",
            byTime ? "--time=" + run.time().toSeconds() : "--transactions=" + run.turns(),
            "--define=i=0",
            "--define=offset=" + run.offset(),
            "--file=" + run.script(),
            "--host=127.0.0.1",
            "--port=" + login.port(),
            "--username=" + login.role(),
            login.database());
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PGPASSWORD", login.password());
    var process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    var rate = RATE.matcher(said);
    var latency = LATENCY.matcher(said);
    if (code != 0 || !rate.find() || !latency.find()) {
      throw new IOException(
          "pgbench failed at %s:%n%s"
              .formatted(run.script(), said.lines().limit(12).reduce("", (a, b) -> a + b + "\n")));
    }
    return new Result(Double.parseDouble(rate.group(1)), Double.parseDouble(latency.group(1)));
  }
}
