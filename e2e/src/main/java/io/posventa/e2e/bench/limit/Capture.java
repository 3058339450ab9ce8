package io.posventa.e2e.bench.limit;

import io.posventa.launcher.Service;
import io.posventa.launcher.Suite;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Lets PostgreSQL log every statement for a moment, and tells which ones a request caused. */
final class Capture implements AutoCloseable {
  private static final int RELOAD_MILLIS = 400;
  private static final int FLUSH_MILLIS = 60;

  private final Suite suite;
  private final Connection connection;

  /** A request; it returns when it was answered. */
  interface Once {
    void run() throws IOException;
  }

  Capture(Suite suite) throws SQLException {
    this.suite = suite;
    this.connection = suite.connect(Service.TICKET);
    set("log_line_prefix = '%s'".formatted(StatementLog.PREFIX));
    set("log_statement = 'all'");
    reload();
  }

  /** The statements of one request in the database of one service. */
  List<Statement> of(Service owner, Once request) throws IOException {
    return Transactions.ofRequest(all(owner, request));
  }

  /** Everything that a service's database is asked while something runs. */
  List<Statement> all(Service owner, Once request) throws IOException {
    try (var log = new RandomAccessFile(suite.databaseLog().toFile(), "r")) {
      long before = log.length();
      request.run();
      pause(FLUSH_MILLIS);
      log.seek(before);
      var bytes = new byte[(int) (log.length() - before)];
      log.readFully(bytes);
      var lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
      return StatementLog.read(lines, owner.database().orElseThrow());
    }
  }

  @Override
  public void close() throws SQLException {
    reset("log_line_prefix");
    reset("log_statement");
    reload();
    connection.close();
  }

  private void set(String setting) throws SQLException {
    run("alter system set " + setting);
  }

  private void reset(String setting) throws SQLException {
    run("alter system reset " + setting);
  }

  private void reload() throws SQLException {
    run("select pg_reload_conf()");
    pause(RELOAD_MILLIS);
  }

  private void run(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while statements were captured", e);
    }
  }
}
