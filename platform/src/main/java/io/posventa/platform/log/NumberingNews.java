package io.posventa.platform.log;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/**
 * Hears that a numberer on another replica has committed positions. Only a shortcut: who misses the
 * news finds the rows by polling.
 */
final class NumberingNews implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(NumberingNews.class);
  private static final Duration RETRY = Duration.ofSeconds(2);
  private static final int LISTEN_MILLIS = 1_000;

  private final AgroalDataSource database;
  private final Runnable told;
  private final Thread thread;
  private volatile boolean running = true;

  NumberingNews(AgroalDataSource database, Runnable told) {
    this.database = database;
    this.told = told;
    this.thread = Thread.ofPlatform().name("numbering-news").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  @Override
  public void close() {
    running = false;
    thread.interrupt();
  }

  private void run() {
    while (running) {
      try (var connection = database.getConnection()) {
        listen(connection);
      } catch (SQLException e) {
        if (running) {
          LOG.debugf(e, "No news for now.");
          pause();
        }
      }
    }
  }

  private void listen(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("listen posventa_log");
    }
    try {
      var postgres = connection.unwrap(PGConnection.class);
      while (running) {
        var notes = postgres.getNotifications(LISTEN_MILLIS);
        if (notes != null && notes.length > 0) {
          told.run();
        }
      }
    } finally {
      try (var statement = connection.createStatement()) {
        statement.execute("unlisten *");
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(RETRY);
    } catch (InterruptedException e) {
      running = false;
    }
  }
}
