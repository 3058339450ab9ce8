package io.posventa.launcher.database;

import io.posventa.launcher.process.LogTail;
import io.posventa.launcher.process.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One PostgreSQL server with a database per service, its files in a folder that outlives it. It
 * listens on the loopback address only and asks everyone for a password.
 */
public final class PostgresServer {
  /** Owns the databases and is what services sign in as; no superuser. */
  public static final String APP_ROLE = "posventa_app";

  /** What a service becomes for the length of a claim, to see every tenant's rows. */
  public static final String WORKER_ROLE = "posventa_worker";

  private static final String SUPERUSER = "postgres";

  /**
   * @param home where data and passwords are kept
   * @param cache where the unpacked programs are kept
   * @param durable whether a commit waits for the disk; without, it outlives the server's crash but
   *     not the machine's
   */
  public record Setup(Path home, Path cache, Path log, int port, boolean durable) {}

  /** The passwords of the two roles that can sign in. */
  public record Passwords(String superuser, String app) {}

  private final Setup setup;
  private final Passwords passwords;
  private final RunAs runAs;
  private final Path programs;
  private final Path data;

  private PostgresServer(Setup setup, Passwords passwords, RunAs runAs, Path home, Path cache) {
    this.setup = setup;
    this.passwords = passwords;
    this.runAs = runAs;
    this.programs = Binaries.unpackInto(cache);
    this.data = home.resolve("postgresql");
  }

  /** Starts it, with everything that the services expect to find. */
  public static PostgresServer start(Setup setup, Passwords passwords, List<String> databases) {
    try {
      var server = prepare(setup, passwords, RunAs.here());
      server.create();
      server.launch();
      server.provide(databases);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL could not be started", e);
    } catch (SQLException e) {
      throw new Trouble(
          """
          PostgreSQL is running but does not let Posventa in (%s).
          If the keys in %s were deleted, its data is lost with them: start again with --fresh."""
              .formatted(e.getMessage(), setup.home()),
          e);
    }
  }

  static PostgresServer prepare(Setup setup, Passwords passwords, RunAs runAs) throws IOException {
    Files.createDirectories(setup.home());
    Files.createDirectories(setup.cache());
    Files.createDirectories(setup.log().getParent());
    if (!runAs.nobody()) {
      return new PostgresServer(setup, passwords, runAs, setup.home(), setup.cache());
    }
    Path common = Path.of("/var/tmp/posventa");
    Path home = runAs.reaches(setup.home()) ? setup.home() : common.resolve(mangled(setup.home()));
    Path cache = runAs.reaches(setup.cache()) ? setup.cache() : common.resolve("cache");
    Files.createDirectories(home);
    return new PostgresServer(setup, passwords, runAs, home, cache);
  }

  private static String mangled(Path path) {
    return path.toAbsolutePath().toString().replace('/', '-').substring(1);
  }

  /** Removes the data of a server that is not running. */
  public static void forget(Path home) {
    try {
      Binaries.delete(home.resolve("postgresql"));
      Binaries.delete(Path.of("/var/tmp/posventa").resolve(mangled(home)).resolve("postgresql"));
    } catch (IOException e) {
      throw new UncheckedIOException("Could not empty " + home, e);
    }
  }

  void create() throws IOException {
    if (Files.exists(data.resolve("postgresql.conf"))) {
      return;
    }
    Path fresh = data.resolveSibling("postgresql.new");
    Binaries.delete(fresh);
    Files.createDirectory(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Path secret = data.resolveSibling("initdb.secret");
    Files.deleteIfExists(secret);
    Files.createFile(
        secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(secret, passwords.superuser());
    giveAway(fresh, secret);
    var made =
        run(
            "initdb",
            List.of(
                "--pgdata=" + fresh,
                "--username=" + SUPERUSER,
                "--pwfile=" + secret,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8"));
    Files.delete(secret);
    if (!made.ok()) {
      throw new Trouble("PostgreSQL could not set up its folder:\n" + indent(made.output()));
    }
    Files.move(fresh, data);
  }

  private void giveAway(Path... paths) {
    if (runAs.nobody()) {
      for (Path path : paths) {
        var _ = Shell.run(List.of("chown", "-R", "65534:65534", path.toString()));
      }
    }
  }

  /** Starts it on data that is there; returns when it takes connections. */
  public void launch() throws IOException {
    if (Files.notExists(setup.log())) {
      Files.createFile(setup.log());
    }
    Path log = log();
    if (runAs.nobody()) {
      if (Files.notExists(log)) {
        Files.createFile(log);
      }
      giveAway(log);
    }
    var started =
        run(
            "pg_ctl",
            List.of(
                "start",
                "--pgdata=" + data,
                "--log=" + log,
                "--wait",
                "--timeout=60",
                "--options=" + options()));
    if (!started.ok()) {
      throw new Trouble(
          "PostgreSQL did not start%s. The last lines of %s:\n%s"
              .formatted(
                  LogTail.diagnosis(log), log, indent(String.join("\n", LogTail.of(log, 8)))));
    }
  }

  /** Where it writes what it has to say. */
  public Path log() {
    return runAs.nobody() ? data.resolveSibling("postgresql.log") : setup.log();
  }

  private String options() {
    return String.join(
        " -c ",
        "-p " + setup.port(),
        "listen_addresses=127.0.0.1",
        "unix_socket_directories=",
        "max_connections=300",
        "shared_buffers=64MB",
        "max_wal_size=512MB",
        "jit=off",
        "timezone=UTC",
        "log_timezone=UTC",
        "fsync=" + (setup.durable() ? "on" : "off"),
        "full_page_writes=" + (setup.durable() ? "on" : "off"));
  }

  private void provide(List<String> databases) throws SQLException {
    try (var connection = connect("postgres");
        var statement = connection.createStatement()) {
      statement.execute(
          """
          do $$ begin
            if not exists (select from pg_roles where rolname = '%1$s') then
              create role %1$s login noinherit;
            end if;
            if not exists (select from pg_roles where rolname = '%2$s') then
              create role %2$s nologin;
              grant %2$s to %1$s with inherit false, set true;
            end if;
          end $$"""
              .formatted(APP_ROLE, WORKER_ROLE));
      statement.execute("alter role %s password '%s'".formatted(APP_ROLE, passwords.app()));
      for (String database : databases) {
        try (var found =
            statement.executeQuery(
                "select from pg_database where datname = '%s'".formatted(database))) {
          if (found.next()) {
            continue;
          }
        }
        statement.execute("create database %s owner %s".formatted(database, APP_ROLE));
      }
    }
  }

  /** A superuser's connection, for set-up and for tests that look behind the services. */
  public Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(url(database), SUPERUSER, passwords.superuser());
  }

  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(setup.port(), database);
  }

  /** The process at the head of the server's, while it runs. */
  public Optional<Long> pid() {
    return pid(data);
  }

  private static Optional<Long> pid(Path data) {
    try {
      return Files.readAllLines(data.resolve("postmaster.pid")).stream()
          .findFirst()
          .map(String::strip)
          .map(Long::valueOf)
          .filter(pid -> ProcessHandle.of(pid).isPresent());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Ends it as PostgreSQL's own tool does: sessions are cut, everything committed is kept. */
  public void stop() {
    var _ = run("pg_ctl", List.of("stop", "--pgdata=" + data, "--mode=fast", "--wait"));
  }

  /** Ends it as a power cut does: nothing is written any more, the log is replayed at the start. */
  public void crash() {
    var _ = run("pg_ctl", List.of("stop", "--pgdata=" + data, "--mode=immediate", "--wait"));
  }

  private Shell.Result run(String program, List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(programs.resolve("bin").resolve(program).toString());
    command.addAll(arguments);
    return Shell.run(runAs.command(command));
  }

  private static String indent(String text) {
    return text.indent(2).stripTrailing();
  }
}
