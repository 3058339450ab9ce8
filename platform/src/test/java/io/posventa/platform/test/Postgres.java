package io.posventa.platform.test;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A real PostgreSQL with the roles of production, and a fresh database. Embedded by default; with
 * {@code -Dposventa.test.db=containers} a container.
 */
public final class Postgres implements QuarkusTestResourceLifecycleManager {
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static @Nullable Server server;

  private record Server(String host, int port, String superuser, String password) {
    String url(String database) {
      return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }
  }

  @Override
  public Map<String, String> start() {
    String url = freshDatabase();
    var config = new HashMap<String, String>(TestIdentity.config());
    config.put("quarkus.datasource.jdbc.url", url);
    config.put("quarkus.datasource.username", "posventa_app");
    config.put("quarkus.datasource.password", "posventa");
    return config;
  }

  @Override
  public void stop() {
    // The server serves all tests of this process and ends with it.
  }

  /** A new, empty database of the application's role; its JDBC address. */
  public static synchronized String freshDatabase() {
    var running = server();
    String name = "test_" + DATABASES.incrementAndGet() + "_" + ProcessHandle.current().pid();
    execute(running, "create database " + name + " owner posventa_app");
    return running.url(name);
  }

  /** Whose rights go past row-level security, to look at what the application did. */
  public static synchronized Connection asSuperuser(String jdbcUrl) throws SQLException {
    var running = server();
    return DriverManager.getConnection(jdbcUrl, running.superuser(), running.password());
  }

  private static Server server() {
    @Nullable Server running = server;
    if (running == null) {
      running =
          System.getProperty("posventa.test.db", "embedded").equals("containers")
              ? container()
              : embedded();
      roles(running);
      server = running;
    }
    return running;
  }

  private static Server embedded() {
    try {
      // Ends with the process by the library's shutdown hook.
      var postgres =
          EmbeddedPostgres.builder()
              .setServerConfig("max_connections", "200")
              .setServerConfig("fsync", "off")
              .start();
      return new Server("localhost", postgres.getPort(), "postgres", "postgres");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Server container() {
    var container = new PostgreSQLContainer("postgres:18");
    container.start();
    return new Server(
        container.getHost(),
        container.getFirstMappedPort(),
        container.getUsername(),
        container.getPassword());
  }

  private static void roles(Server running) {
    execute(
        running,
        "do $$ begin if not exists (select from pg_roles where rolname = 'posventa_app') then"
            + " create role posventa_worker nologin;"
            + " create role posventa_app login noinherit password 'posventa';"
            + " grant posventa_worker to posventa_app; end if; end $$");
  }

  private static void execute(Server running, String sql) {
    try (var connection =
            DriverManager.getConnection(
                running.url("postgres"), running.superuser(), running.password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
