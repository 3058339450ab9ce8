package io.posventa.launcher;

import io.posventa.launcher.database.PostgresServer;
import io.posventa.launcher.mail.MailServer;
import io.posventa.launcher.payment.PaymentSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the services lean on: PostgreSQL, the mail server and the payment simulator. */
final class Infrastructure {
  private static final String MAIL = "mail";
  private static final String SIMULATOR = "payment-simulator";

  private final SuiteOptions options;
  private final Folders folders;
  private final Ports ports;
  private final Keys keys;
  private final RunFile run;
  private final Processes processes;
  private @Nullable PostgresServer postgres;

  Infrastructure(SuiteOptions options, Ports ports, Keys keys, RunFile run, Processes processes) {
    this.options = options;
    this.folders = options.folders();
    this.ports = ports;
    this.keys = keys;
    this.run = run;
    this.processes = processes;
  }

  /** Returns when all of it takes connections. */
  void start() {
    processes.start(
        ChildPrograms.own(MAIL, folders, MailServer.class, mailWords()), ports.of("mail-view"));
    processes.start(
        ChildPrograms.own(
            SIMULATOR,
            folders,
            PaymentSimulator.class,
            "--port",
            ports.of(SIMULATOR),
            "--data",
            folders.data().resolve("payment-ledger.jsonl")),
        ports.of(SIMULATOR));
    options.timed("PostgreSQL", this::startPostgres);
    options.timed("mail server", () -> awaitPort(MAIL, ports.of("mail-view")));
    options.timed("payment simulator", () -> awaitPort(SIMULATOR, ports.of(SIMULATOR)));
  }

  private Object[] mailWords() {
    var words = new ArrayList<Object>();
    words.addAll(List.of(ports.of("smtp"), ports.of("imap"), ports.of("mail-view")));
    if (!options.temporary()) {
      words.add(folders.data().resolve("mails.jsonl"));
    }
    return words.toArray();
  }

  private synchronized void startPostgres() {
    processes.refuseWhenClosing();
    var started =
        PostgresServer.start(
            new PostgresServer.Setup(
                folders.data(),
                folders.cache(),
                folders.log("postgresql"),
                ports.of("postgresql"),
                options.durable()),
            new PostgresServer.Passwords(keys.word("postgres"), keys.word("posventa-app")),
            Service.withDatabase().stream().flatMap(each -> each.database().stream()).toList());
    postgres = started;
    started.pid().flatMap(ProcessHandle::of).ifPresent(this::watchPostgres);
  }

  private void watchPostgres(ProcessHandle server) {
    run.add("postgresql", ports.of("postgresql"), server.pid());
    var _ =
        server
            .onExit()
            .thenRun(() -> processes.report("PostgreSQL has ended", folders.log("postgresql")));
  }

  private void awaitPort(String name, int port) {
    processes.await(name, () -> Readiness.listening(port));
  }

  String databaseUrl(String database) {
    return postgres().url(database);
  }

  Connection connect(String database) throws SQLException {
    return postgres().connect(database);
  }

  Path databaseLog() {
    return postgres().log();
  }

  private synchronized PostgresServer postgres() {
    var server = postgres;
    if (server == null) {
      throw new IllegalStateException("PostgreSQL is not running");
    }
    return server;
  }

  /** The database, after its stop or its crash. */
  synchronized void startAgain() {
    try {
      postgres().launch();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL could not be started again", e);
    }
    postgres().pid().flatMap(ProcessHandle::of).ifPresent(this::watchPostgres);
  }

  synchronized void crash() {
    postgres().crash();
  }

  /** The database; the rest are children that have ended by now. */
  synchronized void stop() {
    if (postgres != null) {
      postgres.stop();
    }
  }
}
